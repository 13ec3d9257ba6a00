namespace TerraformPlugin.Diagnostics;

/// <summary>Ends an operation with one diagnostic: the way for code deep below a resource to tell the user something.</summary>
public sealed class DiagnosticException : Exception
{
    /// <summary>Creates the exception from the diagnostic that the user shall see.</summary>
    public DiagnosticException(Diagnostic diagnostic, Exception? innerException = null)
        : base(Message(diagnostic), innerException) => Diagnostic = diagnostic;

    /// <summary>Creates the exception from the parts of an error diagnostic.</summary>
    public DiagnosticException(string summary, string detail, AttributePath? path = null, Exception? innerException = null)
        : this(Diagnostic.Error(summary, detail, path), innerException)
    {
    }

    /// <summary>What the user shall see.</summary>
    public Diagnostic Diagnostic { get; }

    private static new string Message(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Detail.Length == 0 ? diagnostic.Summary : $"{diagnostic.Summary}: {diagnostic.Detail}";
    }
}
