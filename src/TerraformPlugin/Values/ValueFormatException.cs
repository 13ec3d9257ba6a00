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
    /// The path of the problem in the value, for example <c>trunk.tags[0]</c>; empty for the value itself.
    /// </summary>
    public string Path { get; } = "";
}
