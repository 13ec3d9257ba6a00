using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A domain with its two definitions.</summary>
public sealed class FakeDomain
{
    private readonly FakeHost _host;

    internal FakeDomain(FakeHost host, XElement config)
    {
        _host = host;
        Uuid = config.Element("uuid") is { } uuid ? Guid.Parse(uuid.Value) : Guid.NewGuid();
        config.SetElementValue("uuid", Uuid.ToString());
        Config = Definition.Normalize(config);
        Name = config.Element("name")!.Value;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its UUID.</summary>
    public Guid Uuid { get; }

    /// <summary>Its ID, −1 while stopped.</summary>
    public int Id { get; private set; } = -1;

    /// <summary>What it is doing.</summary>
    public DomainState State { get; set; } = DomainState.ShutOff;

    /// <summary>The definition of the running domain; null while stopped.</summary>
    public XElement? Live { get; private set; }

    /// <summary>The persistent definition; null of a transient domain.</summary>
    public XElement? Config { get; set; }

    /// <summary>What the guest does when asked to release a device.</summary>
    public GuestUnplug Unplug { get; set; }

    /// <summary>Aliases of the devices that the guest was asked to release and has not.</summary>
    public ISet<string> PendingUnplugs { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>Whether there is a managed save image.</summary>
    public bool HasManagedSaveImage { get; set; }

    /// <summary>Whether it starts with the daemon.</summary>
    public bool Autostart { get; set; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>The addresses that the host has heard of, by DHCP and by ARP.</summary>
    public IList<DomainInterfaceAddresses> Addresses { get; } = [];

    /// <summary>The addresses that the guest's agent tells; null where there is no agent.</summary>
    public IList<DomainInterfaceAddresses>? AgentAddresses { get; set; }

    internal Dictionary<(int Kind, string? Uri), string> Metadata { get; } = [];

    internal Dictionary<string, TypedParameter[]> Parameters { get; } = [];

    internal FakeHost Host => _host;

    internal DomainRef Reference => new(Name, Uuid, Id);

    /// <summary>Interfaces of the running domain.</summary>
    public IReadOnlyList<XElement> LiveInterfaces => Definition.Interfaces(Live);

    /// <summary>Interfaces of the persistent definition.</summary>
    public IReadOnlyList<XElement> ConfigInterfaces => Definition.Interfaces(Config);

    /// <summary>A domain's XML with the given interfaces.</summary>
    public static string Template(string name, string interfaces) => $"""
        <domain type='qemu'><name>{name}</name><memory unit='KiB'>131072</memory><vcpu>1</vcpu>
        <os><type arch='x86_64' machine='pc'>hvm</type></os>
        <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>{interfaces}
        <memballoon model='virtio'><address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/></memballoon>
        </devices></domain>
        """;

    /// <summary>Starts it, by whatever means.</summary>
    public void Start()
    {
        lock (_host.Lock)
        {
            (Id, State, Starts) = (_host.NextId(), DomainState.Running, Starts + 1);
            Live = new XElement(Config!);
            Live.SetAttributeValue("id", Id);
            foreach (var nic in LiveInterfaces)
            {
                LiveInterface.Realize(this, nic);
            }

            _host.Raise(new DomainLifecycleEvent(Reference, DomainLifecycle.Resumed, 0));
            _host.Raise(new DomainLifecycleEvent(Reference, DomainLifecycle.Started, 0));
        }
    }

    /// <summary>Stops it, by whatever means; a transient one is gone.</summary>
    public void Stop(int detail = 1)
    {
        lock (_host.Lock)
        {
            (Id, State, Live) = (-1, DomainState.ShutOff, null);
            PendingUnplugs.Clear();
            if (Config is null)
            {
                _host.Remove(this);
            }

            _host.Raise(new DomainLifecycleEvent(Reference, DomainLifecycle.Stopped, detail));
        }
    }

    /// <summary>Resets it; the firmware releases what the guest did not.</summary>
    public void Reset()
    {
        lock (_host.Lock)
        {
            foreach (var alias in PendingUnplugs.ToArray())
            {
                CompleteUnplug(alias);
            }
        }
    }

    /// <summary>The guest releases a device.</summary>
    public void CompleteUnplug(string alias)
    {
        lock (_host.Lock)
        {
            PendingUnplugs.Remove(alias);
            if (LiveInterfaces.FirstOrDefault(nic => InterfaceMatch.AliasOf(nic) == alias) is not { } released)
            {
                return;
            }

            released.Remove();
            _host.Raise(new DeviceRemovedEvent(Reference, alias));
        }
    }

    /// <summary>The guest refuses to release a device.</summary>
    public void RejectUnplug(string alias)
    {
        lock (_host.Lock)
        {
            PendingUnplugs.Remove(alias);
            _host.Raise(new DeviceRemovalFailedEvent(Reference, alias));
        }
    }

    internal void Redefine(XElement config)
    {
        config.SetElementValue("uuid", Uuid.ToString());
        Config = Definition.Normalize(config);
    }
}
