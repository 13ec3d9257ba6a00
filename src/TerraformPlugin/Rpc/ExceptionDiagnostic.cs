using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Rpc;

/// <summary>Converts an exception of an operation into a diagnostic.</summary>
internal static class ExceptionDiagnostic
{
    internal static Diagnostic Of(Exception exception, bool cancelled) => Unwrap(exception) switch
    {
        DiagnosticException { Diagnostic: var diagnostic } => diagnostic,
        OperationCanceledException when cancelled => Diagnostic.Error(
            "Operation interrupted",
            "Terraform requested the provider to stop, and the operation ended before it was complete. "
            + "The next apply continues from the current state."),
        var other => Diagnostic.Error(
            "Unexpected error in the provider",
            $"{other.GetType().Name}: {other.Message}\n\n"
            + "This is a bug in the provider: please report it to the provider's developers, with the log that "
            + "TF_LOG_PROVIDER=DEBUG produces."),
    };

    /// <summary>Exceptions that only wrap the cause: a failed type initializer, and a single failed task.</summary>
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var inner] } => Unwrap(inner),
        _ => exception,
    };
}
