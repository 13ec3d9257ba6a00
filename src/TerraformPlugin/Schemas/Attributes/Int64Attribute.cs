namespace TerraformPlugin.Schemas;

/// <summary>An attribute of type number that holds whole numbers only.</summary>
/// <param name="name">The name in configurations.</param>
public sealed class Int64Attribute(string name) : SchemaAttribute<long>(name, ValueMapping.Int64);
