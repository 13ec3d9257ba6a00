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

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The UUID.</summary>
    public Guid Uuid { get; }

    /// <summary>The ID; −1 if stopped.</summary>
    public int Id { get; private set; } = -1;

    /// <summary>The state.</summary>
    public DomainState State { get; set; } = DomainState.ShutOff;

    /// <summary>The reason of the state.</summary>
    public int StateReason { get; set; } = 1;

    /// <summary>The live definition; null if stopped.</summary>
    public XElement? Live { get; private set; }

    /// <summary>The persistent definition; null for a transient domain.</summary>
    public XElement? Config { get; set; }

    /// <summary>The reaction of the guest to a request to release a device.</summary>
    public GuestUnplug Unplug { get; set; }

    /// <summary>The aliases of the devices that the guest has been requested to release and still has.</summary>
    public ISet<string> PendingUnplugs { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the domain has a managed save image.</summary>
    public bool HasManagedSaveImage { get; set; }

    /// <summary>The reported time that a call has held the lock of the domain; null if it is free. Hooks make calls wait.</summary>
    public TimeSpan? Occupied { get; set; }

    /// <summary>Whether the domain starts with the daemon.</summary>
    public bool Autostart { get; set; }

    /// <summary>The number of starts.</summary>
    public int Starts { get; private set; }

    /// <summary>The addresses that the host knows from DHCP and ARP.</summary>
    public IList<DomainInterfaceAddresses> Addresses { get; } = [];

    /// <summary>The addresses that the guest agent reports; null if there is no agent.</summary>
    public IList<DomainInterfaceAddresses>? AgentAddresses { get; set; }

    internal Dictionary<(int Kind, string? Uri), string> Metadata { get; } = [];

    internal Dictionary<string, TypedParameter[]> Parameters { get; } = [];

    internal FakeHost Host => _host;

    internal DomainRef Reference => new(Name, Uuid, Id);

    /// <summary>The interfaces of the live definition.</summary>
    public IReadOnlyList<XElement> LiveInterfaces => Definition.Interfaces(Live);

    /// <summary>The interfaces of the persistent definition.</summary>
    public IReadOnlyList<XElement> ConfigInterfaces => Definition.Interfaces(Config);

    /// <summary>The XML of a domain with the given interfaces.</summary>
    public static string Template(string name, string interfaces) => $"""
        <domain type='qemu'><name>{name}</name><memory unit='KiB'>131072</memory><vcpu>1</vcpu>
        <os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>
        <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>{interfaces}
        <memballoon model='virtio'><address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/></memballoon>
        </devices></domain>
        """;

    /// <summary>Starts the domain.</summary>
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

    /// <summary>Stops the domain; a transient domain is removed.</summary>
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

    /// <summary>Resets the domain; the firmware releases the pending devices.</summary>
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
