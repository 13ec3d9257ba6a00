namespace DocsGenerator.Schemas;

/// <summary>A function.</summary>
/// <param name="Summary">The result in one sentence.</param>
/// <param name="Description">The description; Markdown.</param>
/// <param name="ReturnType">The type of the result.</param>
/// <param name="Parameters">The parameters, in order.</param>
internal sealed record FunctionSchema(
    string Summary, string Description, AttributeType ReturnType, IReadOnlyList<FunctionParameterSchema> Parameters);
