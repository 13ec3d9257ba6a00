namespace DocsGenerator.Schemas;

/// <summary>A function.</summary>
/// <param name="Summary">What it yields, in a sentence.</param>
/// <param name="Description">Its meaning; Markdown.</param>
/// <param name="ReturnType">The type of its result.</param>
/// <param name="Parameters">What it takes, in order.</param>
internal sealed record FunctionSchema(
    string Summary, string Description, AttributeType ReturnType, IReadOnlyList<FunctionParameterSchema> Parameters);
