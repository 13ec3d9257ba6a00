using Hypervisors;
using Hypervisors.Guests;
using Labs;

namespace Demo;

/// <summary>Reads the state of guests and host with the system's own tools, without the provider.</summary>
internal sealed class Observer(Lab lab, IReadOnlyList<SiteGuest> guests)
{
    /// <summary>The native VLAN of the trunk, which is also the VLAN of an untagged NIC.</summary>
    public const int Infrastructure = 20;

    /// <summary>The VLANs from which guests are pinged: one host is on each, behind the trunk.</summary>
    public static readonly IReadOnlyList<int> Vlans = [Infrastructure, 30, 40];

    private const int Calls = 3;

    /// <summary>Observes each guest, in the order of the guests.</summary>
    public async Task<IReadOnlyList<Observation>> ObserveAsync(CancellationToken cancellationToken)
    {
        var observations = new List<Observation>();
        foreach (var (_, guest, _, _) in guests)
        {
            var nics = await guest.GetNicsAsync(cancellationToken);
            observations.Add(new Observation(
                await CountInterfacesAsync([guest.Name], cancellationToken),
                await CountInterfacesAsync([guest.Name, "--inactive"], cancellationToken),
                nics.Count,
                nics is [var nic] ? await CallAsync(nic, cancellationToken) : [],
                await guest.GetBootIdAsync(cancellationToken),
                await guest.GetQemuProcessIdAsync(cancellationToken)));
        }

        return observations;
    }

    /// <summary>The VLANs of every bridge port, as printed by <c>bridge vlan show</c>.</summary>
    public Task<string> ReadVlanTableAsync(CancellationToken cancellationToken) =>
        lab.RunAsync(["bridge", "vlan", "show"], cancellationToken);

    // Lines of virsh: tap, type, source, model, MAC address.
    private async Task<int> CountInterfacesAsync(string[] domain, CancellationToken cancellationToken)
    {
        var list = await lab.VirshAsync(["domiflist", .. domain], cancellationToken);
        return list.Split('\n').Count(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 5);
    }

    /// <summary>Pings the NIC from every VLAN, at its address in all of them.</summary>
    private async Task<IReadOnlyList<CallResult>> CallAsync(GuestNic nic, CancellationToken cancellationToken)
    {
        var address = new GuestAddresses(nic.MacAddress).Shared;
        return await Task.WhenAll(Vlans.Select(async vlan =>
            new CallResult(vlan, await lab.External(vlan).PingAsync(address, Calls, cancellationToken))));
    }
}
