using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Vlans;

/// <summary>A guest with several NICs of one Terraform configuration, each with its own VLAN setting.</summary>
internal sealed class GuestNics : IAsyncDisposable
{
    private const int Rounds = 3;
    private readonly LabLease _lease;
    private readonly Guest _guest;
    private readonly TerraformWorkspace _terraform;
    private readonly ProbeGroup _probes;
    private readonly Dictionary<string, string> _macs = new(StringComparer.Ordinal);

    private GuestNics(LabLease lease, Guest guest, TerraformWorkspace terraform)
    {
        (_lease, _guest, _terraform) = (lease, guest, terraform);
        _probes = new ProbeGroup([
            .. ExternalHost.Vlans.Select(
                vlan => new HostProbe($"ext{vlan}", lease.Lab.Shared.In("probes").In($"ext{vlan}.json").Outside)),
            new GuestProbe(guest.Name, guest.ProbeFile)]);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the guest, without NICs.</summary>
    public static async Task<GuestNics> StartAsync(LabLease lease, string stem)
    {
        var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        var guest = await lease.Lab.DefineGuestAsync(lease.DrawName(stem), GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        return new GuestNics(lease, guest, terraform);
    }

    /// <summary>Writes the configuration.</summary>
    /// <param name="nics">The NICs: the name, and its bridge and VLANs as Terraform configuration.</param>
    public Task WriteAsync(IReadOnlyDictionary<string, (string Bridge, string Vlans)> nics) => _terraform.WriteAsync(
        string.Concat(nics.Select(nic =>
            $$"""
            resource "hv_network_attachment" "{{nic.Key}}" {
              domain      = "{{_guest.Name}}"
              name        = "{{nic.Key}}"
              bridge      = "{{nic.Value.Bridge}}"
              mac_address = "{{MacOf(nic.Key)}}"
              {{nic.Value.Vlans}}
            }

            """)),
        Token);

    /// <summary>Plans the written configuration.</summary>
    public Task<TerraformResult> PlanAsync() => _terraform.PlanAsync(Token);

    /// <summary>Applies the NICs, and expects that the next plan is empty.</summary>
    /// <returns>The VLANs of each tap.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ApplyAsync(
        IReadOnlyDictionary<string, (string Bridge, string Vlans)> nics)
    {
        await WriteAsync(nics);
        (await _terraform.ApplyAsync(Token)).OrThrow();
        var second = await PlanAsync();
        Assert.False(second.HasChanges, string.Join(", ", second.PlannedActions));
        return await ReadVlansAsync(nics.Keys);
    }

    /// <summary>The taps of the running guest, by the name of the NIC.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadTapsAsync()
    {
        // Lines of virsh: tap, type, source, model, MAC address.
        var list = await _lease.Lab.VirshAsync(["domiflist", _guest.Name], Token);
        var taps = list.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns.Length == 5).ToDictionary(columns => columns[4], columns => columns[0]);
        return _macs.Where(nic => taps.ContainsKey(nic.Value)).ToDictionary(nic => nic.Key, nic => taps[nic.Value]);
    }

    /// <summary>Counts the frames of these NICs.</summary>
    /// <param name="nics">The NICs.</param>
    /// <param name="kinds">The kinds of frames of the guest that matter.</param>
    public async Task<IReadOnlyDictionary<string, NicReach>> CountAsync(IEnumerable<string> nics, IReadOnlyList<string> kinds)
    {
        string[] names = [.. nics];
        await _guest.WaitForNicsAsync(found => found.Count(nic => nic.HasCarrier) >= names.Length, Token);
        await _probes.WaitAsync(
            "every NIC to send", now => names.All(nic => now.Sent(_guest.Name, kinds[0], MacOf(nic)) > 0), Token);
        var window = await _probes.CountAsync(Rounds, Token);
        var vlans = await ReadVlansAsync(names);
        return names.ToDictionary(nic => nic, nic => NicReach.Of(window, _guest.Name, MacOf(nic), vlans[nic], kinds));
    }

    // The NICs go with the guest. To unplug each takes seconds, and other tests do.
    public async ValueTask DisposeAsync()
    {
        await _guest.DisposeAsync();
        await _terraform.DisposeAsync();
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadVlansAsync(IEnumerable<string> nics)
    {
        var taps = await ReadTapsAsync();
        var table = await _lease.Lab.ReadVlansAsync(Token);
        return nics.ToDictionary(nic => nic, nic => table[taps[nic]].ToString());
    }

    private string MacOf(string nic)
    {
        if (!_macs.TryGetValue(nic, out var mac))
        {
            _macs.Add(nic, mac = _lease.DrawMac());
        }

        return mac;
    }
}
