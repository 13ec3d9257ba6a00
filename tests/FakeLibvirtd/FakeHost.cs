using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The hypervisor's state: domains, networks, interfaces.</summary>
public sealed class FakeHost
{
    private readonly FakeLibvirtd _daemon;
    private readonly List<FakeDomain> _domains = [];
    private int _lastId;
    private int _lastTap = -1;

    internal FakeHost(FakeLibvirtd daemon) => _daemon = daemon;

    /// <summary>Protects all members; calls are executed one at a time.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The domains.</summary>
    public IReadOnlyList<FakeDomain> Domains
    {
        get
        {
            lock (Lock)
            {
                return [.. _domains];
            }
        }
    }

    /// <summary>The virtual networks.</summary>
    public IList<FakeNetwork> Networks { get; } = [];

    /// <summary>The host's interfaces, with their XML.</summary>
    public IDictionary<InterfaceRef, string> Interfaces { get; } = new Dictionary<InterfaceRef, string>();

    /// <summary>
    /// Called when an interface of a running domain is connected to its bridge, with the previous interface (if any) and the new one.
    /// </summary>
    public Action<XElement?, XElement>? TapChanged { get; set; }

    /// <summary>Adds a domain by its XML.</summary>
    public FakeDomain AddDomain(string xml, FakeDomainKind kind)
    {
        lock (Lock)
        {
            var domain = new FakeDomain(this, XElement.Parse(xml));
            _domains.Add(domain);
            if (kind != FakeDomainKind.Stopped)
            {
                domain.Start();
            }

            if (kind == FakeDomainKind.Transient)
            {
                domain.Config = null;
            }

            return domain;
        }
    }

    /// <summary>Adds a running network whose taps are ports of a host bridge.</summary>
    public FakeNetwork AddNetwork(string xml, bool active = true)
    {
        lock (Lock)
        {
            var network = new FakeNetwork(XElement.Parse(xml));
            if (active)
            {
                network.Start();
            }

            Networks.Add(network);
            return network;
        }
    }

    internal int NextId() => ++_lastId;

    internal string NextTap() => $"vnet{++_lastTap}";

    internal void Raise(DomainEvent domainEvent) => _daemon.Raise(domainEvent);

    internal FakeDomain Find(DomainRef reference) => _domains.Find(domain => domain.Uuid == reference.Uuid)
        ?? throw FakeError.Qemu(LibvirtErrorCode.NoDomain, $"no domain with matching uuid '{reference.Uuid}'");

    internal FakeDomain? FindDomain(Predicate<FakeDomain> predicate) => _domains.Find(predicate);

    internal FakeNetwork Find(NetworkRef reference) =>
        Networks.FirstOrDefault(network => network.Reference.Uuid == reference.Uuid)
        ?? throw FakeError.OfNetwork(LibvirtErrorCode.NoNetwork, $"no network with uuid '{reference.Uuid}'");

    internal void Remove(FakeDomain domain) => _domains.Remove(domain);

    internal FakeDomain Adopt(FakeDomain domain)
    {
        _domains.Add(domain);
        return domain;
    }
}
