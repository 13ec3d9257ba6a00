using System.Collections.Concurrent;
using HvProvider.Connections;
using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>
/// Reads networks. While a session only reads, callers share one read per network; after the first change, every call reads
/// again.
/// </summary>
internal sealed class NetworkReader(SharedConnection connection)
{
    // A network that is started or stopped during the read is read again.
    private const int Attempts = 5;

    private readonly ConcurrentDictionary<NetworkSelector, SharedReading<NetworkSnapshot?>> _shared = new();
    private readonly ConcurrentDictionary<string, SharedReading<NetworkView?>> _views = new(StringComparer.Ordinal);

    /// <summary>The connection for reading networks; changes use the same one.</summary>
    public SharedConnection Connection => connection;

    /// <summary>The network, possibly read by another resource of this session; null if it does not exist.</summary>
    public Task<NetworkSnapshot?> ReadSharedAsync(NetworkSelector selector, CancellationToken cancellationToken) => _shared
        .GetOrAdd(selector, key => new SharedReading<NetworkSnapshot?>(connection, token => ReadAsync(key, token)))
        .GetAsync(cancellationToken);

    /// <summary>
    /// The settings that NICs inherit from a network, now or after its start, possibly read by another resource of this session;
    /// null if it does not exist.
    /// </summary>
    public Task<NetworkView?> ViewSharedAsync(string name, CancellationToken cancellationToken) => _views
        .GetOrAdd(name, key => new SharedReading<NetworkView?>(connection, token => ViewAsync(key, token)))
        .GetAsync(cancellationToken);

    /// <summary>The same for several networks; missing networks are omitted.</summary>
    public async Task<IReadOnlyList<NetworkView>> ViewSharedAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var views = await Task.WhenAll(names.Distinct().Select(name => ViewSharedAsync(name, cancellationToken)));
        return [.. views.OfType<NetworkView>()];
    }

    /// <summary>The name of the inactive network that creates that bridge when it is started; null if there is none.</summary>
    public async Task<string?> FindInactiveAsync(string bridge, CancellationToken cancellationToken)
    {
        var networks = await ListAsync(cancellationToken);
        var views = await ViewSharedAsync(networks.Select(static network => network.Name), cancellationToken);
        return views.FirstOrDefault(network => !network.IsActive && network.Bridge == bridge)?.Name;
    }

    /// <summary>All networks, by name.</summary>
    public async Task<IReadOnlyList<NetworkRef>> ListAsync(CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var networks = await libvirt.ListNetworksAsync(NetworkListFlags.All, cancellationToken);
        return [.. networks.OrderBy(static network => network.Name, StringComparer.Ordinal)];
    }

    /// <summary>The current state of the network; null if it does not exist.</summary>
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
                    throw new LibvirtException($"Network '{selector}' was started or stopped repeatedly while it was being read.");
                }
            }
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoNetwork)
        {
            return null;
        }
    }

    /// <summary>The name of the network with that UUID, which libvirt does not accept as a name; null if there is none.</summary>
    /// <param name="text">The configured name, which may be a UUID.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<string?> FindNameByUuidAsync(string text, CancellationToken cancellationToken) =>
        Guid.TryParse(text, out var uuid)
            ? (await ReadAsync(new NetworkSelector(null, uuid), cancellationToken))?.Network.Name
            : null;

    private async Task<NetworkView?> ViewAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ViewOnceAsync(name, cancellationToken);
        }
        catch (LibvirtConnectionException exception) when (exception.Reason is LibvirtConnectionFailure.PeerClosed
            or LibvirtConnectionFailure.TransportFailed or LibvirtConnectionFailure.KeepAliveTimeout)
        {
            // The daemon may have been restarted. A value in a plan must be identical when it is applied.
            return await ViewOnceAsync(name, cancellationToken);
        }
    }

    private async Task<NetworkView?> ViewOnceAsync(string name, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            var network = await libvirt.LookupNetworkByNameAsync(name, cancellationToken);
            var found = ReadXmlAsync(libvirt, network, NetworkXmlFlags.None, cancellationToken);
            var isActive = libvirt.IsNetworkActiveAsync(network, cancellationToken);
            await Task.WhenAll(found, isActive);
            return await found is { } xml ? NetworkView.Of(xml) with { IsActive = await isActive } : null;
        }
        catch (LibvirtRemoteException exception) when (exception.Code is LibvirtErrorCode.NoNetwork or LibvirtErrorCode.NoSupport)
        {
            return null;
        }
    }

    /// <summary>
    /// The network; null if it was started or stopped during the read, because it is then unknown which definition was read.
    /// </summary>
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

        // Without the flag, libvirt returns the persistent definition of an inactive network; with it, the live definition of a
        // transient one.
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
