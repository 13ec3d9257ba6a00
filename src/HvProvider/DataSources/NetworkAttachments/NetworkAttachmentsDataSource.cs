using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Listing;
using LibvirtSharp;
using TerraformPlugin.DataSources;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary><c>hv_network_attachments</c>: the NICs of one domain, of all domains on a bridge or network, or of all domains.</summary>
internal sealed class NetworkAttachmentsDataSource(Func<HypervisorSession> currentSession) : DataSource
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override string TypeName => "hv_network_attachments";

    /// <inheritdoc />
    public override Schema Schema => NetworkAttachmentsSchema.Schema;

    /// <inheritdoc />
    public override async Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        using var time = new OperationTime(request.Timeout ?? TimeLimit, cancellationToken);
        try
        {
            var query = NetworkAttachmentsQuery.Read(request.Config);
            var listing = await new NicListReader(session).ReadAsync(query.Selection, query.AddressSources, time.Waiting);
            if (listing.Nics.Count == 0 && listing.Unread.Count == 0)
            {
                await CheckExistenceAsync(session, query.Selection, listing.Host, time.Waiting);
            }

            request.Config.Set(NetworkAttachmentsSchema.Interfaces, InterfaceModel.ToList(listing.Nics.Select(InterfaceModel.Of)));
            Warn(session, listing.Agents, request.Diagnostics);
            UnreadDomains.Warn(session, listing.Unread, "their NICs, which are missing in the list", request.Diagnostics);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            request.Diagnostics.Add(ReadingTimedOut.Of(Describe(request.Config), time.Limit, session.Settings.Uri));
        }
        catch (Exception exception)
            when (LibvirtDiagnostics.From(exception, Describe(request.Config), session.Settings.Uri) is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
        }

        return request.Config;
    }

    /// <summary>Checks the name if no NIC was found: a wrong name must not look like a bridge without guests.</summary>
    private static async Task CheckExistenceAsync(
        HypervisorSession session, NicSelection selection, HostReading<HostView> host, CancellationToken cancellationToken)
    {
        switch (selection)
        {
            case NicSelection.OfDomain(var domain)
                when await session.Domains.ReadSharedAsync(domain, cancellationToken) is null:
                throw NetworkAttachmentsErrors.NoSuchDomain(domain);
            case NicSelection.OnBridge(var bridge) when host.IfSeen is { } view && view.FindBridge(bridge) is null:
                throw NetworkAttachmentsErrors.NoSuchBridge(bridge, view);
            case NicSelection.OfNetwork(var network)
                when !await IsNetworkAsync(session, network, cancellationToken):
                throw NetworkAttachmentsErrors.NoSuchNetwork(
                    network, await session.Networks.FindNameByUuidAsync(network, cancellationToken));
        }
    }

    private static async Task<bool> IsNetworkAsync(HypervisorSession session, string name, CancellationToken cancellationToken)
    {
        var libvirt = await session.ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken);
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

    private static void Warn(HypervisorSession session, AgentReport agents, DiagnosticList diagnostics)
    {
        if (NetworkAttachmentsErrors.Agents(agents) is { } warning && session.IsFirstReport(warning.Summary))
        {
            diagnostics.Add(warning);
        }
    }

    private static string Describe(TfObject config) =>
        config.Get(NetworkAttachmentsSchema.Domain).KnownOrDefault() is { } domain
            ? $"listing the NICs of domain \"{domain}\""
            : "listing the NICs of the hypervisor's domains";
}
