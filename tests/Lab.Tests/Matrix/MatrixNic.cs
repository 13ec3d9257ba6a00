using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>One NIC of the matrix, with its own guest and its own Terraform configuration.</summary>
internal sealed class MatrixNic : IAsyncDisposable
{
    private const string Address = "hv_network_attachment.lan";
    private readonly Lab _lab;
    private readonly Guest _guest;
    private readonly TerraformWorkspace _terraform;

    private MatrixNic(Lab lab, MatrixSetting setting, Guest guest, TerraformWorkspace terraform)
    {
        (_lab, Setting, _guest, _terraform) = (lab, setting, guest, terraform);
        Probe = new GuestProbe(guest.Name, guest.ProbeFile);
    }

    public MatrixSetting Setting { get; }

    public GuestProbe Probe { get; }

    /// <summary>Whether the guest could be started.</summary>
    public bool IsRunning { get; private set; }

    public string GuestName => _guest.Name;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MatrixNic> CreateAsync(LabLease lease, MatrixSetting setting)
    {
        var lab = lease.Lab;
        var terraform = await lab.CreateWorkspaceAsync(Token);

        // The behaviour of the host is measured, not the findings of the plan.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        var guest = await lab.DefineGuestAsync(lease.DrawName(setting.Stem), GuestOptions.Packets, Token);
        return new MatrixNic(lab, setting, guest, terraform);
    }

    /// <summary>Applies the attachment with these VLANs, and returns the outcome.</summary>
    public async Task<string> ApplyAsync(string vlans)
    {
        await _terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain = "{{_guest.Name}}"
              name   = "lan"
              bridge = "{{Lab.Bridge}}"
              {{vlans}}
            }
            """,
            Token);
        var result = await _terraform.ApplyAsync(Token);
        string[] summaries = [.. result.Errors.Concat(result.Warnings).Select(diagnostic => diagnostic.Summary).Distinct()];
        var outcome = result.Failed ? "refused" : "applied";
        return summaries.Length == 0 ? outcome : $"{outcome}: {string.Join(", ", summaries)}";
    }

    public async Task DestroyAsync() => (await _terraform.DestroyAsync(Token)).OrThrow();

    /// <summary>The changes that a plan shows now.</summary>
    public Task<string> PlanAsync() => PlannedChange.PlanAsync(_terraform, Address, Token);

    /// <summary>Starts the guest, unless libvirt refuses.</summary>
    public async Task StartAsync()
    {
        try
        {
            await _guest.StartReadyAsync(Token);
            IsRunning = true;
        }
        catch (CommandFailedException)
        {
            IsRunning = false;
        }
    }

    public Task RebootAsync() => _guest.ResetReadyAsync(Token);

    /// <summary>The tap of the NIC, and whether the guest has a carrier; null if the NIC is not attached.</summary>
    public async Task<MatrixTap?> FindTapAsync()
    {
        // Lines of virsh: tap, type, source, model, MAC address.
        var list = await _lab.VirshAsync(["domiflist", _guest.Name], Token);
        var tap = list.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SingleOrDefault(columns => columns.Length == 5)?[0];
        if (tap is null or MatrixCell.None)
        {
            return null;
        }

        var link = await _lab.VirshAsync(["domif-getlink", _guest.Name, tap], Token);
        return new MatrixTap(tap, link.Trim().EndsWith(" up", StringComparison.Ordinal));
    }

    /// <summary>Waits until the guest reports that link state.</summary>
    public Task WaitForLinkAsync(bool isUp) =>
        _guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: var carrier }] && carrier == isUp, Token);

    public async ValueTask DisposeAsync()
    {
        await _guest.DisposeAsync();
        await _terraform.DisposeAsync();
    }
}
