namespace TerraformPlugin.Schemas;

/// <summary>An attribute of type string.</summary>
/// <param name="name">The name in configurations.</param>
public sealed class StringAttribute(string name) : SchemaAttribute<string>(name, ValueMapping.String);
