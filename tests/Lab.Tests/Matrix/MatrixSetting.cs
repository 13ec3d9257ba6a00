namespace Labs.Tests.Matrix;

/// <summary>The configuration of a NIC of the matrix.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Stem">The prefix of the guest's name.</param>
/// <param name="Vlans">The VLANs, as Terraform configuration.</param>
/// <param name="OtherVlans">The VLANs after a live change.</param>
internal sealed record MatrixSetting(string Name, string Stem, string Vlans, string OtherVlans)
{
    private static readonly MatrixSetting Untagged = new("untagged", "matrix-untagged", "", "vlan = 30");

    private static readonly MatrixSetting Access = new("access 30", "matrix-access", "vlan = 30", "vlan = 40");

    private static readonly MatrixSetting Trunk = new(
        "trunk 30+40", "matrix-trunk", "trunk = { tags = [30, 40] }", "trunk = { tags = [30] }");

    private static readonly MatrixSetting Native = new(
        "trunk 30, native 40", "matrix-native", "trunk = { tags = [30], native = 40 }", "trunk = { tags = [40], native = 30 }");

    private static readonly MatrixSetting NativeTagged = new(
        "trunk 30, native 40 tagged",
        "matrix-tagged",
        "trunk = { tags = [30], native = 40, native_mode = \"tagged\" }",
        "trunk = { tags = [30], native = 40 }");

    /// <summary>The settings of every test run, and all of them for an old host, which rejects VLANs.</summary>
    public static IReadOnlyList<MatrixSetting> Some { get; } = [Untagged, Access, Trunk];

    /// <summary>The settings in the tables of a suite.</summary>
    public static IReadOnlyList<MatrixSetting> Of(DebianSuite suite) =>
        suite == DebianSuite.Bookworm ? Some : [.. Some, Native, NativeTagged];
}
