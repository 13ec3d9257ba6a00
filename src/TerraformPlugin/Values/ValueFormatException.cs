namespace TerraformPlugin.Values;

/// <summary>Bytes or text that are not a value of the expected type.</summary>
public sealed class ValueFormatException : FormatException
{
    /// <summary>Creates an exception without details.</summary>
    public ValueFormatException()
    {
    }

    /// <summary>Creates an exception about the whole value.</summary>
    public ValueFormatException(string message)
        : this(message, (Exception?)null)
    {
    }

    /// <summary>Creates an exception about the whole value.</summary>
    public ValueFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ValueFormatException(string problem, string path, Exception? innerException = null)
        : base(path.Length == 0 ? problem : $"{path}: {problem}", innerException) => Path = path;

    /// <summary>
    /// Where in the value the problem is, for example <c>trunk.tags[0]</c>; empty for the value itself.
    /// </summary>
    public string Path { get; } = "";
}
