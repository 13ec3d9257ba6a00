using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>What one operation did to one NIC of one host: a line of the tables.</summary>
/// <param name="Host">The host variant.</param>
/// <param name="Nic">How the NIC is configured.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Provider">How the apply ended and what it said, where the operation is one.</param>
/// <param name="Bridge">The VLANs of the NIC's tap.</param>
/// <param name="Hears">The external hosts that the guest hears.</param>
/// <param name="HeardBy">Those that hear the guest.</param>
/// <param name="NextPlan">What the plan afterwards wants.</param>
internal sealed record MatrixCell(
    string Host,
    string Nic,
    string Operation,
    string Provider,
    string Bridge,
    string Hears,
    string HeardBy,
    string NextPlan)
{
    public const string None = Reach.None;

    /// <summary>Reads a line; null when it is not one of a cell.</summary>
    public static MatrixCell? Parse(string line) => line.Split('|', StringSplitOptions.TrimEntries) is
        ["", var host, var nic, var operation, var provider, var bridge, var hears, var heardBy, var nextPlan, ""]
            ? new MatrixCell(host, nic, operation, provider, bridge, hears, heardBy, nextPlan)
            : null;

    public override string ToString() => $"| {Host} | {Nic} | {Operation} | {Provider} | {Bridge} | {Hears} | {HeardBy} | {NextPlan} |";
}
