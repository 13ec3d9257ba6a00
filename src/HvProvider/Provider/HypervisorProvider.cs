using HvProvider.DataSources.HostBridges;
using HvProvider.DataSources.NetworkAttachments;
using HvProvider.Functions;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Resources.Bridges;
using HvProvider.Resources.NetworkAttachments;
using TerraformPlugin.DataSources;
using TerraformPlugin.Functions;
using TerraformPlugin.Providers;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace HvProvider.Provider;

/// <summary>The provider <c>hv</c>.</summary>
internal sealed class HypervisorProvider : TerraformPlugin.Providers.Provider
{
    private readonly BridgeResource _bridge;
    private readonly NetworkAttachmentResource _networkAttachment;
    private readonly HostBridgeDataSource _hostBridge;
    private readonly NetworkAttachmentsDataSource _networkAttachments;
    private readonly HostAccess? _host;
    private HypervisorSession? _session;

    /// <summary>Creates the provider.</summary>
    /// <param name="host">Access to the hypervisor's host; by default, access to this machine.</param>
    public HypervisorProvider(HostAccess? host = null)
    {
        _host = host;
        _bridge = new BridgeResource(Session);
        _networkAttachment = new NetworkAttachmentResource(Session);
        _hostBridge = new HostBridgeDataSource(Session);
        _networkAttachments = new NetworkAttachmentsDataSource(Session);
    }

    /// <inheritdoc />
    public override string TypeName => "hv";

    /// <inheritdoc />
    public override Schema Schema => ProviderConfiguration.Schema;

    /// <inheritdoc />
    public override IReadOnlyList<Resource> Resources => [_bridge, _networkAttachment];

    /// <inheritdoc />
    public override IReadOnlyList<DataSource> DataSources => [_hostBridge, _networkAttachments];

    /// <inheritdoc />
    public override IReadOnlyList<Function> Functions { get; } =
        [new MacAddressFunction(), new VlanExpandFunction(), new VlanRangesFunction()];

    /// <summary>Starts a session. The first call that needs the hypervisor connects to it.</summary>
    public override async Task ConfigureAsync(ConfigureProviderRequest request, CancellationToken cancellationToken)
    {
        var settings = ProviderSettings.Read(request.Config, Environment.GetEnvironmentVariable, request.Diagnostics);
        var former = Interlocked.Exchange(ref _session, new HypervisorSession(settings, _host));
        if (former is not null)
        {
            await former.DisposeAsync();
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await session.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private HypervisorSession Session() => _session
        ?? throw new InvalidOperationException("A resource was used before the provider was configured.");
}
