using System.Xml.Linq;
using Hypervisors;

namespace Acceptance.Tests.Bridges.Support;

/// <summary>Networks as virsh reports them, read without the provider's code.</summary>
internal static class NetworkViews
{
    /// <summary>The definition of the active network.</summary>
    public static Task<string> DumpNetworkAsync(this Hypervisor hypervisor, string name, CancellationToken cancellationToken) =>
        hypervisor.VirshAsync(["net-dumpxml", name], cancellationToken);

    /// <summary>The persistent definition.</summary>
    public static Task<string> DumpInactiveNetworkAsync(this Hypervisor hypervisor, string name, CancellationToken cancellationToken) =>
        hypervisor.VirshAsync(["net-dumpxml", "--inactive", name], cancellationToken);

    /// <summary>The flags of the network: those of <c>active, autostart, persistent</c> that are set.</summary>
    public static async Task<string> DescribeNetworkAsync(this Hypervisor hypervisor, string name, CancellationToken cancellationToken)
    {
        var info = await hypervisor.VirshAsync(["net-info", name], cancellationToken);
        return string.Join(", ", new[] { "Active", "Autostart", "Persistent" }
            .Where(line => info.Split('\n').Any(text =>
                text.StartsWith(line, StringComparison.Ordinal) && text.EndsWith("yes", StringComparison.Ordinal)))
            .Select(line => line.ToLowerInvariant()));
    }

    /// <summary>The names of all networks.</summary>
    public static async Task<string[]> ListNetworksAsync(this Hypervisor hypervisor, CancellationToken cancellationToken) =>
        (await hypervisor.VirshAsync(["net-list", "--all", "--name"], cancellationToken))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// Asserts that both definitions are equal to the document, except for the order of port groups and the UUID. The UUID is returned.
    /// </summary>
    public static async Task<string> AssertNetworkAsync(
        this Hypervisor hypervisor, string name, string expected, CancellationToken cancellationToken)
    {
        var live = Read(await hypervisor.DumpNetworkAsync(name, cancellationToken));
        var config = Read(await hypervisor.DumpInactiveNetworkAsync(name, cancellationToken));
        var wanted = Sorted(XElement.Parse(expected)).ToString();
        Assert.Equal((wanted, wanted), (live.Text, config.Text));
        Assert.Equal(live.Uuid, config.Uuid);
        return live.Uuid;
    }

    /// <summary>Defines or redefines a network, as virsh net-edit does.</summary>
    public static async Task DefineNetworkAsync(this Hypervisor hypervisor, string xml, CancellationToken cancellationToken) =>
        await hypervisor.VirshAsync(
            ["net-define", await hypervisor.WriteFileAsync($"network-{Guid.NewGuid():N}.xml", xml, cancellationToken)], cancellationToken);

    private static (string Text, string Uuid) Read(string xml)
    {
        var network = XElement.Parse(xml);
        var uuid = network.Element("uuid")!;
        uuid.Remove();
        network.Attribute("connections")?.Remove();
        foreach (var empty in network.Elements("portgroup").Where(group => !group.HasElements))
        {
            empty.RemoveNodes();
        }

        return (Sorted(network).ToString(), uuid.Value);
    }

    private static XElement Sorted(XElement network)
    {
        var groups = network.Elements("portgroup").ToList();
        groups.ForEach(group => group.Remove());
        network.Add(groups.OrderBy(group => group.Attribute("name")!.Value, StringComparer.Ordinal));
        return network;
    }
}
