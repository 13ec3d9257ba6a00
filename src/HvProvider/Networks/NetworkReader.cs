using System.Collections.Concurrent;
using HvProvider.Connections;
using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>
/// Reads networks. While a walk only reads, those who ask for the same one share a reading; once something was written, it is read
/// anew each time.
/// </summary>
internal sealed class NetworkReader(SharedConnection connection)
{
    // A network that is started or stopped while it is read is read again.
    private const int Attempts = 5;

    private readonly ConcurrentDictionary<NetworkSelector, SharedReading<NetworkSnapshot?>> _shared = new();
    private readonly ConcurrentDictionary<string, SharedReading<NetworkView?>> _views = new(StringComparer.Ordinal);

    /// <summary>The connection that networks are read over; changes of a network go over the same one.</summary>
    public SharedConnection Connection => connection;

    /// <summary>The network, perhaps as another resource of this walk has just read it; null when there is none.</summary>
    public Task<NetworkSnapshot?> ReadSharedAsync(NetworkSelector selector, CancellationToken cancellationToken) => _shared
        .GetOrAdd(selector, key => new SharedReading<NetworkSnapshot?>(connection, token => ReadAsync(key, token)))
        .GetAsync(cancellationToken);

    /// <summary>
    /// What NICs get from a network, or will get when it is started, perhaps as another resource of this walk has just read it; null
    /// when there is none.
    /// </summary>
    public Task<NetworkView?> ViewSharedAsync(string name, CancellationToken cancellationToken) => _views
        .GetOrAdd(name, key => new SharedReading<NetworkView?>(connection, token => ViewAsync(key, token)))
        .GetAsync(cancellationToken);

    /// <summary>The same of several networks; those that do not exist are left out.</summary>
    public async Task<IReadOnlyList<NetworkView>> ViewSharedAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var views = await Task.WhenAll(names.Distinct().Select(name => ViewSharedAsync(name, cancellationToken)));
        return [.. views.OfType<NetworkView>()];
    }

    /// <summary>All networks, by name.</summary>
    public async Task<IReadOnlyList<NetworkRef>> ListAsync(CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var networks = await libvirt.ListNetworksAsync(NetworkListFlags.All, cancellationToken);
        return [.. networks.OrderBy(static network => network.Name, StringComparer.Ordinal)];
    }

    /// <summary>The network as it is now; null when there is none.</summary>
    public async Task<NetworkSnapshot?> ReadAsync(NetworkSelector selector, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            var network = selector.Uuid is { } uuid
                ? await libvirt.LookupNetworkByUuidAsync(uuid, cancellationToken)
                : await libvirt.LookupNetworkByNameAsync(selector.Name ?? "", cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                if (await ReadOnceAsync(libvirt, network, cancellationToken) is { } snapshot)
                {
                    return snapshot;
                }

                if (attempt == Attempts)
                {
                    throw new LibvirtException($"Network '{selector}' kept starting and stopping while it was read.");
                }
            }
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoNetwork)
        {
            return null;
        }
    }

    private async Task<NetworkView?> ViewAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ViewOnceAsync(name, cancellationToken);
        }
        catch (LibvirtConnectionException exception) when (exception.Reason is LibvirtConnectionFailure.PeerClosed
            or LibvirtConnectionFailure.TransportFailed or LibvirtConnectionFailure.KeepAliveTimeout)
        {
            // The daemon was restarted, perhaps. What a plan has told once it has to tell again when it is applied.
            return await ViewOnceAsync(name, cancellationToken);
        }
    }

    private async Task<NetworkView?> ViewOnceAsync(string name, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            var network = await libvirt.LookupNetworkByNameAsync(name, cancellationToken);
            var found = await ReadXmlAsync(libvirt, network, NetworkXmlFlags.None, cancellationToken);
            return found is null ? null : NetworkView.Of(found);
        }
        catch (LibvirtRemoteException exception) when (exception.Code is LibvirtErrorCode.NoNetwork or LibvirtErrorCode.NoSupport)
        {
            return null;
        }
    }

    /// <summary>The network; null when it was started or stopped meanwhile, since then nobody knows whose definition was read.</summary>
    private static async Task<NetworkSnapshot?> ReadOnceAsync(
        LibvirtConnection libvirt, NetworkRef network, CancellationToken cancellationToken)
    {
        var active = libvirt.IsNetworkActiveAsync(network, cancellationToken);
        var persistent = libvirt.IsNetworkPersistentAsync(network, cancellationToken);
        var autostart = libvirt.GetNetworkAutostartAsync(network, cancellationToken);
        await Task.WhenAll(active, persistent, autostart);
        var (isActive, isPersistent) = (await active, await persistent);

        var live = isActive ? ReadXmlAsync(libvirt, network, NetworkXmlFlags.None, cancellationToken) : NoXmlAsync();
        var config = isPersistent ? ReadXmlAsync(libvirt, network, NetworkXmlFlags.Inactive, cancellationToken) : NoXmlAsync();
        await Task.WhenAll(live, config);

        // Without the flag libvirt describes a network that is not active by its persistent definition, and with it a transient one by
        // its live definition.
        return isActive == await libvirt.IsNetworkActiveAsync(network, cancellationToken)
            && isPersistent == await libvirt.IsNetworkPersistentAsync(network, cancellationToken)
                ? new NetworkSnapshot(
                    network,
                    await live,
                    await config,
                    await autostart)
                : null;
    }

    private static async Task<NetworkXml?> ReadXmlAsync(
        LibvirtConnection libvirt, NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken) =>
        NetworkXml.Parse(await libvirt.GetNetworkXmlAsync(network, flags, cancellationToken));

    private static Task<NetworkXml?> NoXmlAsync() => Task.FromResult<NetworkXml?>(null);
}
