using System.Globalization;
using System.Net;
using Hypervisors;
using Hypervisors.Commands;

namespace Labs.Network;

/// <summary>Something behind the host's uplink: it has a network namespace of its own in the lab.</summary>
public class NetworkNamespace
{
    private readonly Lab _lab;

    internal NetworkNamespace(Lab lab, string name)
    {
        _lab = lab;
        Name = name;
    }

    /// <summary>The namespace's name, for <c>ip netns</c>.</summary>
    public string Name { get; }

    /// <summary>Runs a command there and returns its result.</summary>
    public Task<CommandResult> TryRunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        _lab.TryRunAsync(["ip", "netns", "exec", Name, .. command], cancellationToken);

    /// <summary>Runs a command there. A failure is an exception.</summary>
    public Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        _lab.RunAsync(["ip", "netns", "exec", Name, .. command], cancellationToken);

    /// <summary>Asks an address to answer, that many times, and counts.</summary>
    public async Task<PingCount> PingAsync(IPAddress address, int count, CancellationToken cancellationToken)
    {
        var result = await TryRunAsync(
            ["ping", "-n", "-q", "-i", "0.2", "-W", "1", "-c", count.ToString(CultureInfo.InvariantCulture), $"{address}"],
            cancellationToken);

        // 1 means that something was not answered, which is no failure of ping.
        return result.ExitCode is 0 or 1 ? PingCount.Parse(result.Output) : throw new CommandFailedException(result);
    }

    /// <summary>The VLANs of the bridge there, port by port.</summary>
    public async Task<VlanTable> ReadVlansAsync(CancellationToken cancellationToken) =>
        VlanTable.Parse(await _lab.RunAsync(["bridge", "-netns", Name, "-json", "vlan", "show"], cancellationToken));

    public override string ToString() => Name;
}
