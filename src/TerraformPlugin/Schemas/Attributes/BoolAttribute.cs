namespace TerraformPlugin.Schemas;

/// <summary>An attribute of type bool.</summary>
/// <param name="name">The name in configurations.</param>
public sealed class BoolAttribute(string name) : SchemaAttribute<bool>(name, ValueMapping.Bool);
