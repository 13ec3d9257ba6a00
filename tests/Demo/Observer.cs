using Hypervisors;
using Hypervisors.Guests;
using Labs;

namespace Demo;

/// <summary>Looks at guests and host from all sides, with the system's own tools and never through the provider.</summary>
internal sealed class Observer(Lab lab, IReadOnlyList<SiteGuest> guests)
{
    /// <summary>The VLAN that the switch carries untagged on the trunk, and an untagged NIC is on.</summary>
    public const int Infrastructure = 20;

    /// <summary>The VLANs from which guests are called: there is one host on each, behind the trunk.</summary>
    public static readonly IReadOnlyList<int> Vlans = [Infrastructure, 30, 40];

    private const int Calls = 3;

    /// <summary>What each guest, in the order of the guests, has, sees and answers.</summary>
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

    /// <summary>The VLANs of every port of the bridge, as the kernel's own tool prints them.</summary>
    public Task<string> ReadVlanTableAsync(CancellationToken cancellationToken) =>
        lab.RunAsync(["bridge", "vlan", "show"], cancellationToken);

    // Lines of virsh: tap, type, source, model, MAC address.
    private async Task<int> CountInterfacesAsync(string[] domain, CancellationToken cancellationToken)
    {
        var list = await lab.VirshAsync(["domiflist", .. domain], cancellationToken);
        return list.Split('\n').Count(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 5);
    }

    /// <summary>Calls the NIC from every VLAN, at the address that it has on all of them.</summary>
    private async Task<IReadOnlyList<CallResult>> CallAsync(GuestNic nic, CancellationToken cancellationToken)
    {
        var address = new GuestAddresses(nic.MacAddress).Shared;
        return await Task.WhenAll(Vlans.Select(async vlan =>
            new CallResult(vlan, await lab.External(vlan).PingAsync(address, Calls, cancellationToken))));
    }
}
