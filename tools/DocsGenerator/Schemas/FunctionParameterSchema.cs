namespace DocsGenerator.Schemas;

/// <summary>What a function takes at one position.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">Its meaning; Markdown.</param>
/// <param name="IsNullable">Whether null may be passed.</param>
internal sealed record FunctionParameterSchema(string Name, AttributeType Type, string Description, bool IsNullable);
