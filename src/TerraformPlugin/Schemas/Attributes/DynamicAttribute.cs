using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute of any type: each value includes its type.</summary>
/// <param name="name">The name in configurations.</param>
public sealed class DynamicAttribute(string name) : SchemaAttribute<TfValue>(name, ValueMapping.Raw(TfType.Dynamic));
