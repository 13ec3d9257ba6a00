using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute of any type: each value brings its own.</summary>
/// <param name="name">The name as written in a configuration.</param>
public sealed class DynamicAttribute(string name) : SchemaAttribute<TfValue>(name, ValueMapping.Raw(TfType.Dynamic));
