using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using TerraformPlugin.DataSources;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary><c>hv_host_bridge</c>: a bridge of the hypervisor's host, its configuration and its state.</summary>
internal sealed class HostBridgeDataSource(Func<HypervisorSession> currentSession) : DataSource
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override string TypeName => "hv_host_bridge";

    /// <inheritdoc />
    public override Schema Schema => HostBridgeSchema.Schema;

    /// <inheritdoc />
    public override async Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken)
    {
        var (session, name) = (currentSession(), request.Config.Get(HostBridgeSchema.Name).Value);
        using var time = new OperationTime(request.Timeout ?? TimeLimit, cancellationToken);
        try
        {
            var host = await ReadHostAsync(session, name, time.Waiting);
            var bridge = host.FindBridge(name) ?? throw (host.FindLink(name) is { } link
                ? HostBridgeErrors.NotABridge(link, host)
                : HostBridgeErrors.NotFound(name, host));
            var (taps, unread) = await session.Taps.ReadSharedAsync(time.Waiting);
            UnreadDomains.Warn(session, unread, "which taps of the bridge belong to them", request.Diagnostics);
            HostBridgeModel.Of(host, bridge, taps, session.Settings.OfBridge(name, bridge.Link).Uplinks).WriteTo(request.Config);
            if (HostBridgeErrors.NetworkdNotSeen(host.Networkd) is { } warning && session.IsFirstReport(warning.Summary))
            {
                request.Diagnostics.Add(warning);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            request.Diagnostics.Add(ReadingTimedOut.Of(Describe(name), time.Limit, session.Settings.Uri));
        }
        catch (Exception exception) when (LibvirtDiagnostics.From(exception, Describe(name), session.Settings.Uri) is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
        }

        return request.Config;
    }

    private static async Task<HostView> ReadHostAsync(HypervisorSession session, string name, CancellationToken cancellationToken) =>
        await session.Host.ReadSharedAsync(cancellationToken) switch
        {
            HostReading<HostView>.Seen(var view) => view,
            HostReading<HostView>.Unseen(var reason) => throw HostBridgeErrors.NoView(name, reason),
            var other => throw new InvalidOperationException($"There is no such answer: {other}."),
        };

    private static string Describe(string name) => $"reading the bridge \"{name}\" on the hypervisor's host";
}
