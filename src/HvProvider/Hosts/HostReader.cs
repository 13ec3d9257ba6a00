using HvProvider.Connections;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Locality;
using HvProvider.Hosts.Netfilter;
using HvProvider.Hosts.Networkd;
using HvProvider.Hosts.Owners;
using HvProvider.Hosts.Text;
using LibvirtSharp;

namespace HvProvider.Hosts;

/// <summary>
/// Reads the state of the hypervisor's host. While a session only reads, all callers share one read; after the first change,
/// every call reads again. The number of commands does not depend on the size of the host.
/// </summary>
internal sealed class HostReader
{
    private readonly SharedConnection _connection;
    private readonly SharedReading<HostReading<HostView>> _shared;
    private readonly HostLocality _locality;
    private readonly KernelReader _kernel;
    private readonly NetworkdReader _networkd;
    private readonly HostToolsReader _tools;
    private readonly NetfilterReader _netfilter;
    private CheckedLocality? _checked;

    /// <summary>Creates the reader without reading.</summary>
    public HostReader(SharedConnection connection, HostAccess access)
    {
        _connection = connection;
        _shared = new SharedReading<HostReading<HostView>>(connection, ReadAsync);
        _locality = new HostLocality(access.Processes);
        _kernel = new KernelReader(access.Commands);
        _networkd = new NetworkdReader(access.Commands, access.Files, access.Processes);
        _tools = new HostToolsReader(access.Files);
        _netfilter = new NetfilterReader(access.Commands, access.Files);
    }

    /// <summary>The host, possibly read by another caller of this session.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable, so its host is not known.</exception>
    public Task<HostReading<HostView>> ReadSharedAsync(CancellationToken cancellationToken) => _shared.GetAsync(cancellationToken);

    /// <summary>The current state of the host.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable, so its host is not known.</exception>
    public async Task<HostReading<HostView>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await CheckLocalityAsync(cancellationToken) is { } elsewhere)
        {
            return new HostReading<HostView>.Unseen(elsewhere);
        }

        try
        {
            var kernel = _kernel.ReadAsync(cancellationToken);
            var networkd = _networkd.ReadAsync(cancellationToken);
            var tools = _tools.ReadAsync(cancellationToken);
            await Task.WhenAll(kernel, networkd, tools);
            var links = await kernel;
            return new HostReading<HostView>.Seen(new HostView(links, await networkd)
            {
                Tools = await tools,
                Netfilter = await _netfilter.ReadAsync(links.Bridges, cancellationToken),
            });
        }
        catch (HostReadException exception)
        {
            return new HostReading<HostView>.Unseen(new NoHostView(NoHostViewCause.Unreadable, exception.Message));
        }
    }

    /// <summary>The current state of one link, such as the tap of a NIC that was just attached.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable, so its host is not known.</exception>
    public async Task<HostReading<HostPort?>> ReadTapAsync(string tap, CancellationToken cancellationToken)
    {
        if (await CheckLocalityAsync(cancellationToken) is { } elsewhere)
        {
            return new HostReading<HostPort?>.Unseen(elsewhere);
        }

        try
        {
            return new HostReading<HostPort?>.Seen(await _kernel.ReadPortAsync(tap, cancellationToken));
        }
        catch (HostReadException exception)
        {
            return new HostReading<HostPort?>.Unseen(new NoHostView(NoHostViewCause.Unreadable, exception.Message));
        }
    }

    /// <summary>Null if this is the hypervisor's host; otherwise the reason why not. The peer of a connection stays the same.</summary>
    private async Task<NoHostView?> CheckLocalityAsync(CancellationToken cancellationToken)
    {
        var libvirt = await _connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        if (_checked is not { } known || known.Libvirt != libvirt)
        {
            _checked = known = new CheckedLocality(libvirt, await _locality.CheckAsync(libvirt, cancellationToken));
        }

        return known.Elsewhere;
    }

    /// <summary>Whether the daemon of a connection is on this host.</summary>
    private sealed record CheckedLocality(LibvirtConnection Libvirt, NoHostView? Elsewhere);
}
