namespace Labs.Tests.Matrix;

/// <summary>How a NIC of the matrix is configured.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Stem">What the name of its guest begins with.</param>
/// <param name="Vlans">Its VLANs, as lines of Terraform's configuration.</param>
/// <param name="OtherVlans">Those that a live change gives it.</param>
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

    /// <summary>Those that are measured in every run of the tests; on an old host, which refuses VLANs, there are no others.</summary>
    public static IReadOnlyList<MatrixSetting> Some { get; } = [Untagged, Access, Trunk];

    /// <summary>Those of a suite's tables.</summary>
    public static IReadOnlyList<MatrixSetting> Of(DebianSuite suite) =>
        suite == DebianSuite.Bookworm ? Some : [.. Some, Native, NativeTagged];
}
