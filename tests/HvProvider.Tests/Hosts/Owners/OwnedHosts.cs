using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Tests.Hosts.Owners;

/// <summary>A recorded host whose bridge another tool than networkd configures.</summary>
internal static class OwnedHosts
{
    /// <summary>The tools that may configure a bridge.</summary>
    public static readonly string[] All =
        ["networkd", "netplan", "NixOS with networkd", "NetworkManager", "ifupdown", "ifupdown2", "wicked", "NixOS", "unknown"];

    private const string Interfaces = """
        auto lo
        iface lo inet loopback
        source /etc/network/interfaces.d/*

        auto br0
        iface br0 inet manual
          bridge_ports uplink0
        """;

    /// <summary>The host with this tool.</summary>
    public static RecordedHost Of(string tool, string host = "trixie-site")
    {
        var owned = new RecordedHost(host);
        switch (tool)
        {
            case "networkd":
                return owned;
            case "netplan":
                owned.Change(
                    RecordedHost.ListNetworkd, "/etc/systemd/network/20-br0.network", "/run/systemd/network/10-netplan-br0.network");
                owned.Change(
                    RecordedHost.ListNetworkd, "/etc/systemd/network/30-uplink0.network", "/run/systemd/network/10-netplan-trunk.network");
                return owned;
            case "NixOS with networkd":
                owned.Write("/etc/NIXOS", "");
                return owned;
            case "NetworkManager":
                owned.Write($"/run/NetworkManager/devices/{IndexOf("br0")}", DeviceState("b", isOwn: true));
                owned.Write($"/run/NetworkManager/devices/{IndexOf("uplink0")}", DeviceState("p", isOwn: false));
                break;
            case "ifupdown":
                owned.Write("/etc/network/interfaces", Interfaces);
                break;
            case "ifupdown2":
                owned.Write("/etc/network/interfaces", Interfaces);
                owned.Write("/etc/network/ifupdown2/ifupdown2.conf", "use_daemon=no\n");
                break;
            case "wicked":
                owned.Write("/etc/sysconfig/network/ifcfg-br0", "BRIDGE='yes'\nBRIDGE_PORTS='uplink0'\n");
                break;
            case "NixOS":
                owned.Write("/etc/NIXOS", "");
                break;
        }

        owned.Answers[RecordedHost.ShowState] = RecordedHost.Printed("LoadState=loaded\nActiveState=inactive\n");
        return owned;

        int IndexOf(string link) =>
            LinkJson.Parse(((CommandAnswer.Finished)owned.Answers[RecordedHost.ShowLinks]).Output, "").Single(l => l.Name == link).Index;
    }

    private static string DeviceState(string end, bool isOwn) => $"""
        [device]
        managed=true
        connection-uuid=6c1f3c5e-0d5a-4e64-9a34-0a5e1f0b7d0{end}
        nm-owned={(isOwn ? "true" : "false")}
        """;
}
