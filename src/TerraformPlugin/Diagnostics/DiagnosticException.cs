namespace TerraformPlugin.Diagnostics;

/// <summary>Ends an operation with one diagnostic. It lets code below a resource report an error to the user.</summary>
public sealed class DiagnosticException : Exception
{
    /// <summary>Creates the exception from the diagnostic for the user.</summary>
    public DiagnosticException(Diagnostic diagnostic, Exception? innerException = null)
        : base(Message(diagnostic), innerException) => Diagnostic = diagnostic;

    /// <summary>Creates the exception from the parts of an error diagnostic.</summary>
    public DiagnosticException(string summary, string detail, AttributePath? path = null, Exception? innerException = null)
        : this(Diagnostic.Error(summary, detail, path), innerException)
    {
    }

    /// <summary>The diagnostic for the user.</summary>
    public Diagnostic Diagnostic { get; }

    private static new string Message(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Detail.Length == 0 ? diagnostic.Summary : $"{diagnostic.Summary}: {diagnostic.Detail}";
    }
}
