using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>
/// What a VLAN on a NIC does on every host, compared with the committed table. One host is measured by every run of the
/// tests; all of them by <c>make matrix</c>.
/// </summary>
public sealed class MatrixTests(LabFixture fixture)
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
    public Task The_site_is_as_it_was_measured() => MeasureAsync(DebianSuite.Trixie, HostVariant.Site, MatrixSetting.Some);

    [Theory(Explicit = true)]
    [MemberData(nameof(Hosts))]
    public Task Every_host_is_as_it_was_measured(DebianSuite suite, string host) =>
        MeasureAsync(suite, HostVariant.Find(host), MatrixSetting.Of(suite));

    [Theory(Explicit = true)]
    [MemberData(nameof(Hosts))]
    public async Task Plans_say_beforehand_what_they_said(DebianSuite suite, string host)
    {
        var variant = HostVariant.Find(host);
        using var lease = await fixture.LeaseAsync(suite, variant, Token);
        var plans = await PreflightRun.MeasureAsync(lease.Lab, MatrixSetting.Of(suite), variant, Token);
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

    private async Task MeasureAsync(DebianSuite suite, HostVariant variant, IReadOnlyList<MatrixSetting> settings)
    {
        using var lease = await fixture.LeaseAsync(suite, variant, Token);
        var cells = await new MatrixRun(lease.Lab, variant, settings).MeasureAsync();
        Say(cells);
        if (IsWriting)
        {
            await MatrixFile.WriteAsync(suite, cells, Token);
        }
        else
        {
            var names = settings.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
            var measured = await MatrixFile.ReadAsync(suite, variant, Token);
            Assert.Equal(Ordered(measured.Where(cell => names.Contains(cell.Nic))), Ordered(cells));
        }
    }

    // One a line, so that a difference shows the cell that it is in.
    private static string Ordered(IEnumerable<object> lines) =>
        string.Join('\n', lines.Select(line => line.ToString()).Order(StringComparer.Ordinal));
}
