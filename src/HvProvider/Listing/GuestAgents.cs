using System.Collections.Concurrent;
using System.Xml.Linq;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Listing;

/// <summary>
/// Queries guest agents for addresses. libvirt denies that on a read-only connection (operation denied, 29). A separate read-write
/// connection is therefore opened for the first query; the connection of the session stays read-only. An agent that hangs delays only other
/// agents, and at most until the common time limit.
/// </summary>
internal sealed class GuestAgents : IAsyncDisposable
{
    private const string ChannelName = "org.qemu.guest_agent.0";

    private readonly Lock _sync = new();
    private readonly ConcurrentBag<string> _silent = [];
    private readonly HypervisorSettings _settings;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationToken _stop;
    private Task<LibvirtConnection?>? _connecting;
    private LibvirtException? _refused;

    /// <summary>Starts the time limit. No agent is queried yet.</summary>
    /// <param name="settings">The hypervisor.</param>
    /// <param name="timeLimit">The time limit for all agents together.</param>
    /// <param name="stop">Cancels the operation.</param>
    public GuestAgents(HypervisorSettings settings, TimeSpan timeLimit, CancellationToken stop)
    {
        _settings = settings;
        _stop = stop;
        _timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _timeout.CancelAfter(timeLimit);
    }

    /// <summary>The result of the queries so far.</summary>
    public AgentReport Report => new([.. _silent.Order(StringComparer.Ordinal)], _refused);

    /// <summary>
    /// Whether an agent can respond: the guest is executing and has a channel for an agent that is not disconnected.
    /// </summary>
    public static bool CanRespond(DomainSnapshot domain) => domain.CanRelease
        && domain.Live?.Root.Elements("devices").Elements("channel").Elements("target").Any(static target =>
            Text(target, "name") == ChannelName && Text(target, "state") != "disconnected") is true;

    /// <summary>The addresses that the agent reports; none if there is no agent or it does not respond.</summary>
    public async Task<IReadOnlyList<DomainInterfaceAddresses>> QueryAsync(DomainSnapshot domain)
    {
        if (!CanRespond(domain) || await ConnectAsync() is not { } libvirt)
        {
            return [];
        }

        try
        {
            return await libvirt.GetDomainInterfaceAddressesAsync(domain.Domain, InterfaceAddressSource.Agent, _timeout.Token);
        }
        catch (LibvirtRemoteException exception) when (exception.Code
            is LibvirtErrorCode.NoDomain or LibvirtErrorCode.OperationInvalid)
        {
            // The domain was stopped.
            return [];
        }
        catch (LibvirtRemoteException exception) when (exception.Code
            is LibvirtErrorCode.OperationDenied or LibvirtErrorCode.AccessDenied)
        {
            // The socket allows read-only access only, or an access control driver denies this call.
            _refused = exception;
            return [];
        }
        catch (Exception exception) when (exception is LibvirtException
            || (exception is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            PluginLog.Debug("A guest agent does not respond.", ("domain", domain.Domain.Name), ("reason", exception.Message));
            _silent.Add(domain.Domain.Name);
            return [];
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_connecting is { } connecting && await connecting is { } libvirt)
        {
            await libvirt.DisposeAsync();
        }

        _timeout.Dispose();
    }

    private Task<LibvirtConnection?> ConnectAsync()
    {
        lock (_sync)
        {
            return _connecting ??= OpenAsync();
        }
    }

    private async Task<LibvirtConnection?> OpenAsync()
    {
        try
        {
            var options = new LibvirtConnectionOptions { ConnectTimeout = _settings.ConnectTimeout };
            return await LibvirtConnection.OpenAsync(_settings.Uri!, options, _stop);
        }
        catch (LibvirtException exception)
        {
            _refused = exception;
            return null;
        }
    }

    private static string? Text(XElement element, string attribute) => element.Attribute(attribute)?.Value;
}
