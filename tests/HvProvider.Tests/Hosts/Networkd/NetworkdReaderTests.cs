using HvProvider.Hosts.Networkd;

namespace HvProvider.Tests.Hosts.Networkd;

public sealed class NetworkdReaderTests
{
    public static TheoryData<string> Labs => Recording.Labs;

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task The_recorded_lab_links_are_read(string host)
    {
        var networkd = Assert.IsType<NetworkdView.Running>(await ReadAsync(new RecordedHost(host)));

        var uplink = networkd.Links.Values.Single(link => link.Name == "uplink0");
        Assert.Equal(
            ("ether", "veth", "configured", "enslaved", "/etc/systemd/network/30-uplink0.network", true),
            (uplink.Type, uplink.Driver, uplink.SetupState, uplink.OperationalState, uplink.NetworkFile, uplink.IsManaged));
        Assert.False(networkd.Links.Values.Single(link => link.Name == "vnet0").IsManaged);
        Assert.Equal(host.StartsWith("trixie", StringComparison.Ordinal) ? 257 : 252, networkd.Version!.Value.Number);
        Assert.NotNull(networkd.Files);
    }

    [Theory]
    [InlineData("trixie-site", "br0.20")]
    [InlineData("bookworm-site", "br0.20")]
    [InlineData("trixie-pvid-1", "br0")]
    public async Task A_DHCP_address_is_distinguished_from_other_addresses(string host, string link)
    {
        var networkd = Assert.IsType<NetworkdView.Running>(await ReadAsync(new RecordedHost(host)));

        var sources = networkd.Links.Values.Single(l => l.Name == link).AddressSources;
        Assert.Equal("DHCPv4", sources.Single(s => s.Key.ToString().StartsWith("10.20.0.", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task Drop_ins_are_known_if_the_version_reports_them()
    {
        var (trixie, bookworm) = (await ReadAsync(new RecordedHost("trixie-site")), await ReadAsync(new RecordedHost("bookworm-site")));

        Assert.Empty(trixie.IfRunning!.Links.Values.Single(link => link.Name == "br0").NetworkDropIns!);
        Assert.Null(bookworm.IfRunning!.Links.Values.Single(link => link.Name == "br0").NetworkDropIns);
    }

    [Theory]
    [InlineData("Version=248.3-1\n", "248")]
    [InlineData("Version=241\n", "241")]
    public async Task An_old_systemd_version_is_detected_without_calling_networkctl(string version, string number)
    {
        var host = new RecordedHost("bookworm-site");
        host.Answers[RecordedHost.ShowVersion] = RecordedHost.Printed(version);

        var silent = Assert.IsType<NetworkdView.Silent>(await ReadAsync(host));

        Assert.Equal((NetworkdSilence.TooOld, number), (silent.Reason, silent.Version.ToString()));
        Assert.Contains($"systemd {number}", silent.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordedHost.ListNetworkd, host.Log);
    }

    [Theory]
    [InlineData("LoadState=loaded\nActiveState=inactive\n", nameof(NetworkdSilence.NotRunning))]
    [InlineData("LoadState=loaded\nActiveState=failed\n", nameof(NetworkdSilence.NotRunning))]
    [InlineData("LoadState=masked\nActiveState=inactive\n", nameof(NetworkdSilence.NotRunning))]
    [InlineData("LoadState=not-found\nActiveState=inactive\n", nameof(NetworkdSilence.NotInstalled))]
    public async Task An_inactive_networkd_is_not_queried_since_a_query_could_start_it(string state, string reason)
    {
        var host = new RecordedHost("bookworm-site");
        host.Answers[RecordedHost.ShowState] = RecordedHost.Printed(state);

        Assert.Equal(reason, Assert.IsType<NetworkdView.Silent>(await ReadAsync(host)).Reason.ToString());
        Assert.DoesNotContain(RecordedHost.ListNetworkd, host.Log);
    }

    [Fact]
    public async Task A_host_without_systemd_has_no_networkd()
    {
        var host = new RecordedHost("bookworm-site");
        host.Answers.Remove(RecordedHost.ShowVersion);
        host.Answers.Remove(RecordedHost.ShowState);

        var silent = Assert.IsType<NetworkdView.Silent>(await ReadAsync(host));

        Assert.Equal((NetworkdSilence.NotInstalled, "The program systemctl is not installed."), (silent.Reason, silent.Detail));
    }

    [Fact]
    public async Task A_container_without_systemctl_on_a_host_with_systemd_is_unknown()
    {
        var host = new RecordedHost("bookworm-site") { Processes = { [1] = ("systemd", 1) } };
        host.Answers.Remove(RecordedHost.ShowVersion);
        host.Answers.Remove(RecordedHost.ShowState);

        Assert.Equal(NetworkdSilence.NoAnswer, Assert.IsType<NetworkdView.Silent>(await ReadAsync(host)).Reason);
    }

    [Theory]
    [InlineData(RecordedHost.ShowVersion)]
    [InlineData(RecordedHost.ShowState)]
    [InlineData(RecordedHost.ListNetworkd)]
    public async Task A_failed_query_is_reported(string command)
    {
        var host = new RecordedHost("bookworm-site");
        host.Answers[command] = RecordedHost.Failed("Failed to connect to bus");

        var silent = Assert.IsType<NetworkdView.Silent>(await ReadAsync(host));

        Assert.Equal(NetworkdSilence.NoAnswer, silent.Reason);
        Assert.Contains(command, silent.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_is_not_JSON_is_a_failed_query()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ListNetworkd] = RecordedHost.Printed("IDX LINK TYPE");
        Assert.Equal(NetworkdSilence.NoAnswer, Assert.IsType<NetworkdView.Silent>(await ReadAsync(host)).Reason);
    }

    [Fact]
    public async Task Files_of_another_root_are_not_read_as_those_of_networkd()
    {
        var host = new RecordedHost("trixie-site");
        host.Files.Clear();
        host.Write("/etc/systemd/network/10-container.network", "[Match]\nName=host0");
        Assert.Null(Assert.IsType<NetworkdView.Running>(await ReadAsync(host)).Files);
    }

    private static Task<NetworkdView> ReadAsync(RecordedHost host) =>
        new NetworkdReader(host.Access.Commands, host.Access.Files, host.Access.Processes).ReadAsync(CancellationToken.None);
}
