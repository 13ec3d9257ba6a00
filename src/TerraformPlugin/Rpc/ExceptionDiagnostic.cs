using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Rpc;

/// <summary>Turns what an operation threw into what the user is told.</summary>
internal static class ExceptionDiagnostic
{
    internal static Diagnostic Of(Exception exception, bool cancelled) => Unwrap(exception) switch
    {
        DiagnosticException { Diagnostic: var diagnostic } => diagnostic,
        OperationCanceledException when cancelled => Diagnostic.Error(
            "Operation interrupted",
            "Terraform asked the provider to stop, and the operation ended before it was complete. "
            + "The next apply goes on from what is there."),
        var other => Diagnostic.Error(
            "Unexpected error in the provider",
            $"{other.GetType().Name}: {other.Message}\n\n"
            + "This is a bug in the provider: please report it to the provider's developers, with the log that "
            + "TF_LOG_PROVIDER=DEBUG gives."),
    };

    /// <summary>A failed start of a class and a single failed task say nothing by themselves.</summary>
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var inner] } => Unwrap(inner),
        _ => exception,
    };
}
