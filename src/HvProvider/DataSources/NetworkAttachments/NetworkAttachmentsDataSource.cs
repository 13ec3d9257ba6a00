using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Resources.NetworkAttachments;
using LibvirtSharp;
using TerraformPlugin.DataSources;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary><c>hv_network_attachments</c>: the NICs of one domain, or of all domains on one bridge or network, or of all.</summary>
internal sealed class NetworkAttachmentsDataSource(Func<HypervisorSession> session) : DataSource
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override string TypeName => "hv_network_attachments";

    /// <inheritdoc />
    public override Schema Schema => NetworkAttachmentsSchema.Schema;

    /// <inheritdoc />
    public override async Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        using var time = new OperationTime(request.Timeout ?? TimeLimit, cancellationToken);
        try
        {
            var selection = NetworkAttachmentsSchema.SelectionOf(request.Config);
            var sources = AddressSources.Read(request.Config.Get(NetworkAttachmentsSchema.Sources));
            var listing = await new NicListReader(walk).ReadAsync(selection, sources, time.Waiting);
            if (listing.Nics.Count == 0)
            {
                await CheckAsync(walk, selection, listing.Host, time.Waiting);
            }

            NetworkAttachmentsState.Show(request.Config, listing.Nics);
            Warn(walk, listing.Agents, request.Diagnostics);
        }
        catch (Exception exception) when (Explain(exception, walk) is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
        }

        return request.Config;
    }

    /// <summary>Where nothing was found, the name may be wrong: that must not pass for a bridge without guests.</summary>
    private static async Task CheckAsync(
        HypervisorSession walk, NicSelection selection, HostAnswer host, CancellationToken cancellationToken)
    {
        switch (selection)
        {
            case NicSelection.OfDomain(var domain)
                when await walk.Domains.ReadSharedAsync(domain, cancellationToken) is null:
                throw AttachmentErrors.NoSuchDomain(domain);
            case NicSelection.OnBridge(var bridge) when host.IfSeen is { } view && view.FindBridge(bridge) is null:
                throw NetworkAttachmentsErrors.NoSuchBridge(bridge, view);
            case NicSelection.OfNetwork(var network)
                when !await IsNetworkAsync(walk, network, cancellationToken):
                throw NetworkAttachmentsErrors.NoSuchNetwork(network);
        }
    }

    private static async Task<bool> IsNetworkAsync(HypervisorSession walk, string name, CancellationToken cancellationToken)
    {
        var libvirt = await walk.ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            await libvirt.LookupNetworkByNameAsync(name, cancellationToken);
            return true;
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoNetwork)
        {
            return false;
        }
    }

    private static void Warn(HypervisorSession walk, AgentReport agents, DiagnosticList diagnostics)
    {
        if (NetworkAttachmentsErrors.Agents(agents) is { } warning && walk.IsFirst(warning.Summary))
        {
            diagnostics.Add(warning);
        }
    }

    private static Diagnostic? Explain(Exception exception, HypervisorSession walk) =>
        LibvirtDiagnostics.From(exception, "listing the NICs of the hypervisor's domains", walk.Settings.Uri);
}
