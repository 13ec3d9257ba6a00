namespace DocsGenerator;

/// <summary>Pages cannot be made. The message is for the person who asked for them.</summary>
internal sealed class GeneratorException(string message, Exception? inner = null) : Exception(message, inner);
