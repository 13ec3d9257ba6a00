using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Netfilter;
using HvProvider.Hosts.Networkd;
using HvProvider.Hosts.Owners;
using HvProvider.Hosts.Unapplied;

namespace HvProvider.Tests.Hosts;

/// <summary>Looks at recorded hosts.</summary>
internal static class Views
{
    /// <summary>The whole host.</summary>
    public static async Task<HostView> ViewAsync(this RecordedHost host)
    {
        var kernel = await new KernelReader(host).ReadAsync(CancellationToken.None);
        return new HostView(kernel, await new NetworkdReader(host, host, host).ReadAsync(CancellationToken.None))
        {
            Tools = await new HostToolsReader(host).ReadAsync(CancellationToken.None),
            Netfilter = await new NetfilterReader(host, host).ReadAsync(kernel.Bridges, CancellationToken.None),
        };
    }

    /// <summary>Its bridge <c>br0</c>.</summary>
    public static async Task<HostBridge> BridgeAsync(this RecordedHost host) => (await host.ViewAsync()).FindBridge("br0")!;

    /// <summary>What is configured for <c>br0</c> and not applied, taps left out.</summary>
    public static async Task<IReadOnlyList<UnappliedSetting>?> UnappliedAsync(this RecordedHost host)
    {
        var view = await host.ViewAsync();
        return UnappliedSettings.Find(view, view.FindBridge("br0")!, link => link.IsTap);
    }

    /// <summary>A file of networkd with this text.</summary>
    public static NetworkdFile FileOf(string text, string path = "/etc/systemd/network/50-x.network") =>
        NetworkdFile.Read(new(path, text), []);
}
