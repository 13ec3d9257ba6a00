namespace TerraformPlugin.Schemas;

/// <summary>How a nested attribute or block contains objects of a schema.</summary>
internal sealed record Nesting(NestingMode Mode, ObjectSchema Schema);
