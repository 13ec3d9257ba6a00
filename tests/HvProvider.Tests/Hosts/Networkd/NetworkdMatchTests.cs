using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Hosts.Networkd;

public sealed class NetworkdMatchTests
{
    private static readonly MatchedLink Uplink = new()
    {
        Name = "eno1",
        AlternativeNames = ["enp1s0"],
        Mac = MacAddress.Parse("02:00:00:00:01:00"),
        Type = "ether",
        Driver = "igb",
    };

    private static readonly MatchedLink Tap = MatchedLink.OfTap("vnet7", MacAddress.Parse("fe:54:00:00:00:01"));

    [Theory]
    [InlineData("Name=eno1", nameof(MatchAnswer.Yes))]
    [InlineData("Name=enp*", nameof(MatchAnswer.Yes))]
    [InlineData("Name=eth0 eno?", nameof(MatchAnswer.Yes))]
    [InlineData("Name=eth0\nName=eno1", nameof(MatchAnswer.Yes))]
    [InlineData("Name=eno1\nName=", nameof(MatchAnswer.Unsure))]
    [InlineData("Name=eth*", nameof(MatchAnswer.No))]
    [InlineData("Name=!eno* enp*", nameof(MatchAnswer.No))]
    [InlineData("Name=!vnet*", nameof(MatchAnswer.Yes))]
    [InlineData("Name=en*\nName=!enx*", nameof(MatchAnswer.Yes))]
    [InlineData("Name=eno[[:digit:]]", nameof(MatchAnswer.Unsure))]
    [InlineData("MACAddress=02:00:00:00:01:00", nameof(MatchAnswer.Yes))]
    [InlineData("MACAddress=02-00-00-00-01-00 52:54:00:00:00:01", nameof(MatchAnswer.Yes))]
    [InlineData("MACAddress=52:54:00:00:00:01", nameof(MatchAnswer.No))]
    [InlineData("MACAddress=0200.0000.0100", nameof(MatchAnswer.Unsure))]
    [InlineData("Type=ether", nameof(MatchAnswer.Yes))]
    [InlineData("Type=!loopback", nameof(MatchAnswer.Yes))]
    [InlineData("Type=wlan\nProperty=A=B", nameof(MatchAnswer.No))]
    [InlineData("Driver=igb", nameof(MatchAnswer.Yes))]
    [InlineData("Kind=veth", nameof(MatchAnswer.No))]
    [InlineData("Kind=!*", nameof(MatchAnswer.Yes))]
    [InlineData("Name=eno1\nVirtualization=no", nameof(MatchAnswer.Unsure))]
    [InlineData("Name=\"eno1\"", nameof(MatchAnswer.Unsure))]
    [InlineData("PermanentMACAddress=02:00:00:00:01:00", nameof(MatchAnswer.Unsure))]
    [InlineData("Path=pci-0000:01:*", nameof(MatchAnswer.Unsure))]
    public void A_match_section_is_evaluated_as_far_as_possible(string conditions, string answer) => Assert.Equal(
        answer, NetworkdMatch.Test(Views.FileOf($"[Match]\n{conditions}\n[Network]\nName=ignored\n"), Uplink).ToString());

    [Theory]
    [InlineData("Name=vnet*", nameof(MatchAnswer.Yes))]
    [InlineData("Kind=tun", nameof(MatchAnswer.Yes))]
    [InlineData("Type=ether", nameof(MatchAnswer.Yes))]
    [InlineData("Driver=tun", nameof(MatchAnswer.Yes))]
    [InlineData("Name=br0", nameof(MatchAnswer.No))]
    [InlineData("PermanentMACAddress=fe:54:00:00:00:01", nameof(MatchAnswer.No))]
    [InlineData("Path=pci-0000:01:00.0", nameof(MatchAnswer.No))]
    [InlineData("Path=*", nameof(MatchAnswer.No))]
    [InlineData("Path=!pci-*", nameof(MatchAnswer.Yes))]
    [InlineData("Driver=virtio_net igb", nameof(MatchAnswer.No))]
    [InlineData("Type=wlan", nameof(MatchAnswer.No))]
    [InlineData("WLANInterfaceType=station", nameof(MatchAnswer.No))]
    [InlineData("SSID=home", nameof(MatchAnswer.No))]
    [InlineData("BSSID=02:00:00:00:00:01", nameof(MatchAnswer.No))]
    [InlineData("Property=ID_BUS=pci", nameof(MatchAnswer.Unsure))]
    [InlineData("Host=kvm1", nameof(MatchAnswer.Unsure))]
    [InlineData("Virtualization=no", nameof(MatchAnswer.Unsure))]
    [InlineData("KernelCommandLine=x", nameof(MatchAnswer.Unsure))]
    [InlineData("KernelVersion=>=6", nameof(MatchAnswer.Unsure))]
    [InlineData("Credential=x", nameof(MatchAnswer.Unsure))]
    [InlineData("Architecture=x86-64", nameof(MatchAnswer.Unsure))]
    [InlineData("Firmware=uefi", nameof(MatchAnswer.Unsure))]
    [InlineData("Name=vnet*\nPath=pci-*\nVirtualization=no", nameof(MatchAnswer.No))]
    public void A_tap_that_does_not_exist_yet_can_be_matched(string conditions, string answer) =>
        Assert.Equal(answer, NetworkdMatch.Test(Views.FileOf($"[Match]\n{conditions}"), Tap).ToString());

    [Theory]
    [InlineData("PermanentMACAddress=02:00:00:00:01:00", nameof(MatchAnswer.Yes))]
    [InlineData("PermanentMACAddress=02:00:00:00:01:01", nameof(MatchAnswer.No))]
    public void The_permanent_address_of_hardware_is_known(string conditions, string answer)
    {
        var bonded = LinkJson.Parse("""[{"ifindex":2,"ifname":"eno1","address":"02:00:00:00:09:00","permaddr":"02:00:00:00:01:00"}]""", "");
        var plain = LinkJson.Parse("""[{"ifindex":2,"ifname":"eno1","address":"02:00:00:00:01:00"}]""", "");
        foreach (var link in bonded.Concat(plain))
        {
            Assert.Equal(
                answer, NetworkdMatch.Test(Views.FileOf($"[Match]\n{conditions}"), MatchedLink.Of(link, null)).ToString());
        }
    }

    [Theory]
    [InlineData("[Network]\nDHCP=yes")]
    [InlineData("[Match]\n")]
    [InlineData("[Match")]
    public void A_file_without_conditions_or_an_unreadable_one_is_uncertain(string text) =>
        Assert.Equal(MatchAnswer.Unsure, NetworkdMatch.Test(Views.FileOf(text), Uplink));
}
