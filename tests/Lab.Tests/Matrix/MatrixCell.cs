using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>The effect of one operation on one NIC of one host: a row of the tables.</summary>
/// <param name="Host">The host variant.</param>
/// <param name="Nic">The name of the NIC configuration.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Provider">The result of the apply and its diagnostics, if the operation is an apply.</param>
/// <param name="Bridge">The VLANs of the NIC's tap.</param>
/// <param name="Hears">The external hosts whose frames reach the guest.</param>
/// <param name="HeardBy">The external hosts that frames of the guest reach.</param>
/// <param name="NextPlan">The changes of the next plan.</param>
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
    public const string None = Reach.NoHosts;

    /// <summary>Parses a line; null if it is not a row of a table.</summary>
    public static MatrixCell? Parse(string line) => line.Split('|', StringSplitOptions.TrimEntries) is
        ["", var host, var nic, var operation, var provider, var bridge, var hears, var heardBy, var nextPlan, ""]
            ? new MatrixCell(host, nic, operation, provider, bridge, hears, heardBy, nextPlan)
            : null;

    public override string ToString() => $"| {Host} | {Nic} | {Operation} | {Provider} | {Bridge} | {Hears} | {HeardBy} | {NextPlan} |";
}
