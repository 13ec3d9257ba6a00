namespace Labs.Tests.Matrix;

/// <summary>The pre-flight diagnostics of a plan for one NIC on one host: a row of the last table.</summary>
/// <param name="Suite">The Debian suite of the host.</param>
/// <param name="Host">The host variant.</param>
/// <param name="Nic">The name of the NIC configuration.</param>
/// <param name="Diagnostics">The errors and warnings of the plan.</param>
internal sealed record PreflightLine(string Suite, string Host, string Nic, string Diagnostics)
{
    /// <summary>Parses a line; null if it is not a row of this table.</summary>
    public static PreflightLine? Parse(string line) =>
        line.Split('|', StringSplitOptions.TrimEntries) is ["", var suite, var host, var nic, var diagnostics, ""]
            ? new PreflightLine(suite, host, nic, diagnostics)
            : null;

    public override string ToString() => $"| {Suite} | {Host} | {Nic} | {Diagnostics} |";
}
