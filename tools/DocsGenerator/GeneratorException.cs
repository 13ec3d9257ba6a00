namespace DocsGenerator;

/// <summary>The pages cannot be generated. The message is for the user of the tool.</summary>
internal sealed class GeneratorException(string message, Exception? inner = null) : Exception(message, inner);
