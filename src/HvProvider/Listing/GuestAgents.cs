using System.Collections.Concurrent;
using System.Xml.Linq;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Listing;

/// <summary>
/// Asks guest agents for addresses. libvirt lets nobody do that on a read-only connection (operation denied, 29), so they get a
/// connection of their own, opened when the first agent is asked; the walk's own one stays as it is. An agent that hangs holds up
/// only the other agents, and none of them for longer than all together are given.
/// </summary>
internal sealed class GuestAgents : IAsyncDisposable
{
    private const string ChannelName = "org.qemu.guest_agent.0";

    private readonly Lock _sync = new();
    private readonly ConcurrentBag<string> _silent = [];
    private readonly HypervisorSettings _settings;
    private readonly CancellationTokenSource _patience;
    private readonly CancellationToken _stop;
    private Task<LibvirtConnection?>? _connecting;
    private LibvirtException? _refused;

    /// <summary>Asks nobody yet; the time begins.</summary>
    /// <param name="settings">The hypervisor.</param>
    /// <param name="patience">The time that all agents together are given.</param>
    /// <param name="stop">Ends it.</param>
    public GuestAgents(HypervisorSettings settings, TimeSpan patience, CancellationToken stop)
    {
        _settings = settings;
        _stop = stop;
        _patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _patience.CancelAfter(patience);
    }

    /// <summary>What became of it.</summary>
    public AgentReport Report => new([.. _silent.Order(StringComparer.Ordinal)], _refused);

    /// <summary>
    /// Whether it is worth asking: the guest executes and has a channel for an agent, and no agent is known to be absent.
    /// </summary>
    public static bool CanAnswer(DomainSnapshot domain) => domain.CanRelease
        && domain.Live?.Root.Elements("devices").Elements("channel").Elements("target").Any(static target =>
            Text(target, "name") == ChannelName && Text(target, "state") != "disconnected") is true;

    /// <summary>What the agent says; nothing when there is none, or it does not answer.</summary>
    public async Task<IReadOnlyList<DomainInterfaceAddresses>> AskAsync(DomainSnapshot domain)
    {
        if (!CanAnswer(domain) || await ConnectAsync() is not { } libvirt)
        {
            return [];
        }

        try
        {
            return await libvirt.GetDomainInterfaceAddressesAsync(domain.Domain, InterfaceAddressSource.Agent, _patience.Token);
        }
        catch (LibvirtRemoteException exception) when (exception.Code
            is LibvirtErrorCode.NoDomain or LibvirtErrorCode.OperationInvalid)
        {
            // Stopped meanwhile.
            return [];
        }
        catch (LibvirtRemoteException exception) when (exception.Code
            is LibvirtErrorCode.OperationDenied or LibvirtErrorCode.AccessDenied)
        {
            // The socket has read-only access to give, or an access control driver decides by the call.
            _refused = exception;
            return [];
        }
        catch (Exception exception) when (exception is LibvirtException
            || (exception is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            PluginLog.Debug("A guest agent does not answer.", ("domain", domain.Domain.Name), ("reason", exception.Message));
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

        _patience.Dispose();
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
