using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using TerraformPlugin.DataSources;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary><c>hv_host_bridge</c>: a bridge of the hypervisor's host, as it is configured and as it runs.</summary>
internal sealed class HostBridgeDataSource(Func<HypervisorSession> session) : DataSource
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override string TypeName => "hv_host_bridge";

    /// <inheritdoc />
    public override Schema Schema => HostBridgeSchema.Schema;

    /// <inheritdoc />
    public override async Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken)
    {
        var (walk, name) = (session(), request.Config.Get(HostBridgeSchema.Name).Value);
        using var time = new OperationTime(request.Timeout ?? TimeLimit, cancellationToken);
        try
        {
            var host = await ViewAsync(walk, name, time.Waiting);
            var bridge = host.FindBridge(name) ?? throw (host.FindLink(name) is { } link
                ? HostBridgeErrors.NotABridge(link, host)
                : HostBridgeErrors.NotFound(name, host));
            var taps = await walk.Taps.ReadSharedAsync(time.Waiting);
            HostBridgeState.Show(request.Config, host, bridge, taps);
            if (HostBridgeErrors.NetworkdNotSeen(host.Networkd) is { } warning && walk.IsFirst(warning.Summary))
            {
                request.Diagnostics.Add(warning);
            }
        }
        catch (Exception exception) when (Explain(exception, walk, name) is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
        }

        return request.Config;
    }

    private static async Task<HostView> ViewAsync(HypervisorSession walk, string name, CancellationToken cancellationToken) =>
        await walk.Host.ReadSharedAsync(cancellationToken) switch
        {
            HostAnswer.Seen(var view) => view,
            HostAnswer.Unseen(var reason) => throw HostBridgeErrors.NoView(name, reason),
            var other => throw new InvalidOperationException($"There is no such answer: {other}."),
        };

    private static Diagnostic? Explain(Exception exception, HypervisorSession walk, string name) =>
        LibvirtDiagnostics.From(exception, $"reading the bridge \"{name}\" of the hypervisor's host", walk.Settings.Uri);
}
