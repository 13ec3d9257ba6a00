using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;

namespace Labs.Tests.Rebuild;

/// <summary>
/// A site as it is written down: the host's files, two domains and Terraform's configuration. Everything else of it can be lost and
/// recreated.
/// </summary>
internal sealed class RebuildSite : IAsyncDisposable
{
    private const string Configuration =
        """
        provider "hv" {
          mac_namespace = "rebuild"
        }

        resource "hv_network_attachment" "web_lan" {
          domain = "web"
          name   = "lan"
          bridge = "br0"
          vlan   = 30
        }

        # Which of a domain's NICs is plugged in first is not left to chance.
        resource "hv_network_attachment" "web_storage" {
          domain     = "web"
          name       = "storage"
          bridge     = "br0"
          trunk      = { tags = [30], native = 40 }
          depends_on = [hv_network_attachment.web_lan]
        }

        resource "hv_network_attachment" "db_lan" {
          domain = "db"
          name   = "lan"
          bridge = "br0"
          vlan   = 40
        }
        """;

    private static readonly string[] Addresses =
        ["hv_network_attachment.web_lan", "hv_network_attachment.web_storage", "hv_network_attachment.db_lan"];

    private static readonly Dictionary<string, Guid> Domains = new()
    {
        ["web"] = Guid.Parse("5a1e0000-0000-4000-8000-000000000001"),
        ["db"] = Guid.Parse("5a1e0000-0000-4000-8000-000000000002"),
    };

    private readonly List<Guest> _guests = [];

    private RebuildSite(Lab lab) => Lab = lab;

    public Lab Lab { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a hypervisor from its files, and its domains, without a NIC.</summary>
    public static async Task<RebuildSite> BuildAsync()
    {
        var site = new RebuildSite(await Lab.StartAsync(new LabOptions(), Token));
        try
        {
            await site.StartGuestsAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Terraform's folder, with the state that was saved or with none.</summary>
    public async Task<TerraformWorkspace> CreateWorkspaceAsync(string? state)
    {
        var terraform = await Lab.CreateWorkspaceAsync(Token);
        await terraform.WriteAsync(Configuration, Token);
        if (state is not null)
        {
            await terraform.WriteAsync("terraform.tfstate", state, Token);
        }

        return terraform;
    }

    /// <summary>Undefines the domains and defines them again.</summary>
    public async Task ReplaceGuestsAsync()
    {
        await ForgetGuestsAsync();
        await StartGuestsAsync();
    }

    /// <summary>Each attachment: its MAC address, where it is plugged in, and the VLANs of its tap by the bridge.</summary>
    public async Task<IReadOnlyList<RebuiltNic>> LookAsync(TerraformWorkspace terraform)
    {
        var vlans = await Lab.ReadVlansAsync(Token);
        var nics = new List<RebuiltNic>();
        foreach (var address in Addresses)
        {
            var state = (await terraform.ReadStateAsync(address, Token))!.Value;
            nics.Add(new RebuiltNic(
                address,
                state.GetProperty("mac_address").GetString()!,
                state.GetProperty("pci_address").GetString()!,
                vlans[state.GetProperty("tap").GetString()!].ToString(),
                state.GetProperty("effective_vlans").GetRawText()));
        }

        foreach (var guest in _guests)
        {
            var expected = Addresses.Count(address => address.Contains($".{guest.Name}_", StringComparison.Ordinal));
            await guest.WaitForNicsAsync(seen => seen.Count(nic => nic.HasCarrier) == expected, Token);
        }

        return nics;
    }

    /// <summary>How many of so many pings each NIC answers to the external host of each VLAN, at its address of that VLAN.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PingAsync(IReadOnlyList<RebuiltNic> nics, int count)
    {
        var answered = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var nic in nics)
        {
            var to = new GuestAddresses(nic.Mac);
            foreach (var vlan in ExternalHost.Vlans)
            {
                var from = Lab.External(vlan);
                var pings = await Task.WhenAll(from.PingAsync(to.In(vlan), count, Token), from.PingAsync(to.InV6(vlan), count, Token));
                answered.Add($"{from} to {nic.Address}, IPv4", pings[0].Received);
                answered.Add($"{from} to {nic.Address}, IPv6", pings[1].Received);
            }
        }

        return answered;
    }

    public async ValueTask DisposeAsync() => await Lab.DisposeAsync();

    private async Task StartGuestsAsync()
    {
        foreach (var (name, uuid) in Domains)
        {
            _guests.Add(await Lab.DefineGuestAsync(name, GuestOptions.Packets with { Uuid = uuid }, Token));
        }

        await Task.WhenAll(_guests.Select(guest => guest.StartReadyAsync(Token)));
    }

    private async Task ForgetGuestsAsync()
    {
        foreach (var guest in _guests)
        {
            await guest.DisposeAsync();
        }

        _guests.Clear();
    }
}
