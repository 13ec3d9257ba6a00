namespace Labs.Tests.Matrix;

/// <summary>What a plan says of one NIC on one host before anything is done: a line of the last table.</summary>
/// <param name="Suite">The host's Debian.</param>
/// <param name="Host">The host variant.</param>
/// <param name="Nic">How the NIC is configured.</param>
/// <param name="Says">Errors and warnings of the plan.</param>
internal sealed record PreflightLine(string Suite, string Host, string Nic, string Says)
{
    /// <summary>Reads a line; null when it is not one of this table.</summary>
    public static PreflightLine? Parse(string line) =>
        line.Split('|', StringSplitOptions.TrimEntries) is ["", var suite, var host, var nic, var says, ""]
            ? new PreflightLine(suite, host, nic, says)
            : null;

    public override string ToString() => $"| {Suite} | {Host} | {Nic} | {Says} |";
}
