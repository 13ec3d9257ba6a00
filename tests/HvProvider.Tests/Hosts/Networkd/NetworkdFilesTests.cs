using HvProvider.Hosts.Files;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Tests.Hosts.Networkd;

public sealed class NetworkdFilesTests
{
    [Fact]
    public void Files_are_sorted_by_name_and_the_folder_with_the_highest_priority_wins()
    {
        var files = Of(
            ("/usr/lib/systemd/network/50-a.network", "[Match]\nName=lib"),
            ("/run/systemd/network/50-a.network", "[Match]\nName=run"),
            ("/etc/systemd/network/60-b.network", "[Match]\nName=b"),
            ("/usr/local/lib/systemd/network/10-c.network", "[Match]\nName=c"),
            ("/etc/systemd/network/10-br0.netdev", "[NetDev]\nName=br0"));

        Assert.Equal(
            ["/usr/local/lib/systemd/network/10-c.network", "/run/systemd/network/50-a.network", "/etc/systemd/network/60-b.network"],
            files.Networks.Select(file => file.Path));
        Assert.Equal("/etc/systemd/network/10-br0.netdev", Assert.Single(files.NetDevs).Path);
    }

    [Fact]
    public void An_empty_file_masks_its_name() => Assert.Empty(Of(
        ("/usr/lib/systemd/network/50-a.network", "[Match]\nName=lib"),
        ("/etc/systemd/network/50-a.network", "")).Networks);

    [Fact]
    public void Drop_ins_of_all_folders_are_merged_in_the_order_of_their_names()
    {
        var file = Assert.Single(Of(
            ("/usr/lib/systemd/network/50-a.network", "[BridgeVLAN]\nVLAN=1"),
            ("/etc/systemd/network/50-a.network.d/20.conf", "[BridgeVLAN]\nVLAN=20"),
            ("/usr/lib/systemd/network/50-a.network.d/30.conf", "[BridgeVLAN]\nVLAN=30"),
            ("/run/systemd/network/50-a.network.d/10.conf", "[BridgeVLAN]\nVLAN=10"),
            ("/usr/lib/systemd/network/50-a.network.d/20.conf", "[BridgeVLAN]\nVLAN=2"),
            ("/etc/systemd/network/50-a.network.d/30.conf", ""),
            ("/etc/systemd/network/50-other.network.d/40.conf", "[BridgeVLAN]\nVLAN=40")).Networks);

        Assert.Equal(["1", "10", "20"], file.Values("BridgeVLAN", "VLAN"));
        Assert.Equal(
            ["/run/systemd/network/50-a.network.d/10.conf", "/etc/systemd/network/50-a.network.d/20.conf"], file.DropIns);
    }

    [Fact]
    public void The_last_value_wins_and_an_empty_value_resets_a_list()
    {
        var file = Views.FileOf("[A]\nx=1\ny=1\n[A]\nx=2\ny=\ny=3\nz=1\nz=");

        Assert.Equal("2", file.Value("A", "x"));
        Assert.Equal(["3"], file.Values("A", "y"));
        Assert.Null(file.Value("A", "z"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[broken")]
    public void An_unreadable_drop_in_makes_the_file_unknown(string? text)
    {
        var file = Assert.Single(Of(
            ("/etc/systemd/network/50-a.network", "[Match]\nName=a"),
            ("/etc/systemd/network/50-a.network.d/x.conf", text)).Networks);

        Assert.Null(file.Sections);
        Assert.Null(file.Value("Match", "Name"));
    }

    [Fact]
    public void The_first_file_that_matches_is_chosen()
    {
        var files = Of(
            ("/etc/systemd/network/10.network", "[Match]\nName=other"),
            ("/etc/systemd/network/20.network", "[Match]\nName=vnet*"),
            ("/etc/systemd/network/30.network", "[Match]\nName=*"));

        Assert.Equal((Named(files, "20.network"), true), Choose(files, "vnet0"));
        Assert.Equal((Named(files, "30.network"), true), Choose(files, "eth0"));
    }

    [Fact]
    public void An_earlier_file_that_may_match_makes_the_choice_uncertain()
    {
        var files = Of(
            ("/etc/systemd/network/10.network", "[Match]\nName=vnet*\nHost=web"),
            ("/etc/systemd/network/20.network", "[Match]\nName=*"));

        Assert.Equal((Named(files, "20.network"), false), Choose(files, "vnet0"));
        Assert.Equal((Named(files, "20.network"), true), Choose(files, "eth0"));
    }

    [Fact]
    public void An_unreadable_folder_makes_all_files_unknown() => Assert.Null(
        NetworkdFiles.Of(new ConfigurationFiles([], ["/etc/systemd/network"])));

    [Theory]
    [InlineData("/lib/systemd/network/a", "/usr/lib/systemd/network/a", true)]
    [InlineData("/etc/systemd/network/a", "/run/systemd/network/a", false)]
    public void Lib_and_usr_lib_are_the_same_path(string left, string right, bool same) =>
        Assert.Equal(same, NetworkdFiles.IsSamePath(left, right));

    private static NetworkdFiles Of(params (string Path, string? Text)[] files) => NetworkdFiles.Of(new ConfigurationFiles(
        [.. files.Select(file => new ConfigurationFile(file.Path, file.Text, IsMask: file.Text == ""))], []))!;

    private static NetworkdFile Named(NetworkdFiles files, string name) => files.Networks.Single(file => file.Name == name);

    private static (NetworkdFile? File, bool IsCertain) Choose(NetworkdFiles files, string link)
    {
        var choice = files.ChooseNetwork(new MatchedLink { Name = link });
        return (choice.File, choice.IsCertain);
    }
}
