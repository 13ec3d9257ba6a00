namespace HvProvider.Tests.Docs.Errors;

/// <summary>How severe diagnostics of one summary are.</summary>
[Flags]
internal enum Severities
{
    None = 0,
    Error = 1,
    Warning = 2,
}
