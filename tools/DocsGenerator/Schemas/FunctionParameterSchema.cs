namespace DocsGenerator.Schemas;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Description">The description; Markdown.</param>
/// <param name="IsNullable">Whether the argument may be null.</param>
internal sealed record FunctionParameterSchema(string Name, AttributeType Type, string Description, bool IsNullable);
