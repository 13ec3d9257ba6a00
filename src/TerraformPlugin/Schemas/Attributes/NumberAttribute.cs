using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute of type number.</summary>
/// <param name="name">The name in configurations.</param>
public sealed class NumberAttribute(string name) : SchemaAttribute<TfNumber>(name, ValueMapping.Number);
