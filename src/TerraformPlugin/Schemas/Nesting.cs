namespace TerraformPlugin.Schemas;

/// <summary>How objects of a schema sit inside a nested attribute or a block.</summary>
internal sealed record Nesting(NestingMode Mode, ObjectSchema Schema);
