using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>
/// The effect of a VLAN on a NIC on every host, compared with the committed table. Every test run measures one host and the operations
/// that other tests do not measure; <c>make matrix</c> measures all.
/// </summary>
public sealed class MatrixTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string WriteVariable = "HV_MATRIX_WRITE";

    private static bool IsWriting => Environment.GetEnvironmentVariable(WriteVariable) is "1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every host of the tables.</summary>
    public static TheoryData<DebianSuite, string> Hosts => new(
        from suite in new[] { DebianSuite.Trixie, DebianSuite.Bookworm }
        from variant in HostVariant.All
        select (suite, variant.Name));

    [Fact]
    public Task The_site_is_equal_to_the_measured_table() =>
        MeasureAsync(DebianSuite.Trixie, HostVariant.Site, MatrixSetting.Some, run => run.MeasureSomeAsync());

    [Theory(Explicit = true)]
    [MemberData(nameof(Hosts))]
    public Task Every_host_is_equal_to_the_measured_table(DebianSuite suite, string host) =>
        MeasureAsync(suite, HostVariant.Find(host), MatrixSetting.Of(suite), run => run.MeasureAllAsync());

    [Theory(Explicit = true)]
    [MemberData(nameof(Hosts))]
    public async Task Plans_of_every_host_are_equal_to_the_measured_table(DebianSuite suite, string host)
    {
        var variant = HostVariant.Find(host);
        await using var lease = await labs.LeaseAsync(suite, variant, Token);
        var plans = await PreflightRun.MeasureAsync(lease, MatrixSetting.Of(suite), variant, Token);
        Say(plans);
        if (IsWriting)
        {
            await MatrixFile.WriteAsync(plans, Token);
        }
        else
        {
            Assert.Equal(Ordered(await MatrixFile.ReadPreflightAsync(suite, variant, Token)), Ordered(plans));
        }
    }

    private static void Say(IEnumerable<object> lines) => TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', lines));

    private async Task MeasureAsync(
        DebianSuite suite,
        HostVariant variant,
        IReadOnlyList<MatrixSetting> settings,
        Func<MatrixRun, Task<IReadOnlyList<MatrixCell>>> measure)
    {
        await using var lease = await labs.LeaseAsync(suite, variant, Token);
        var cells = await measure(new MatrixRun(lease, variant, settings));
        Say(cells);
        if (IsWriting)
        {
            await MatrixFile.WriteAsync(suite, cells, Token);
        }
        else
        {
            var names = settings.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
            var operations = cells.Select(cell => cell.Operation).ToHashSet(StringComparer.Ordinal);
            var measured = (await MatrixFile.ReadAsync(suite, variant, Token))
                .Where(cell => names.Contains(cell.Nic) && operations.Contains(cell.Operation));
            Assert.Equal(Ordered(measured), Ordered(cells));
        }
    }

    // One cell per line, so that a failure shows the cell.
    private static string Ordered(IEnumerable<object> lines) =>
        string.Join('\n', lines.Select(line => line.ToString()).Order(StringComparer.Ordinal));
}
