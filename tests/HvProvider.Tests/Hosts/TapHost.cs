using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using HvProvider.Hosts;
using HvProvider.Hosts.Commands;
using HvProvider.Nics;
using HvProvider.Vlans;
using LibvirtFake;

namespace HvProvider.Tests.Hosts;

/// <summary>
/// A recorded host whose taps are those of the fake daemon's running guests, with the VLANs that libvirt 11 gives them: it takes
/// VLAN 1 from a new port and no other, and sets a tap up again only where its definition changes. Guests are added after it.
/// </summary>
internal sealed class TapHost : IHostCommands
{
    private const string ShowLink = "ip -json -details link show dev ";
    private const string ShowPort = "bridge -json -compressvlans vlan show dev ";
    private const int TakenAway = 1;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string? Bridge, PortVlans Vlans)> _taps = [];
    private readonly HashSet<string> _down = [];
    private readonly bool _hasVlans;
    private readonly int? _defaultPvid;

    /// <param name="fake">The daemon.</param>
    /// <param name="host">The recorded host.</param>
    /// <param name="hasVlans">Whether its kernel knows VLANs of bridge ports; otherwise no bridge filters.</param>
    public TapHost(FakeLibvirtd fake, string host = "trixie-site", bool hasVlans = true)
    {
        _hasVlans = hasVlans;
        Recorded = new RecordedHost(host);
        var bridge = Links().Single(link => Name(link) == "br0");
        _defaultPvid = bridge["linkinfo"]!["info_data"]!["vlan_default_pvid"]?.GetValue<int>() is { } pvid and > 0 ? pvid : null;
        fake.Host.TapChanged = OnTapChanged;
    }

    /// <summary>What the host has beside taps.</summary>
    public RecordedHost Recorded { get; }

    public HostAccess Access => new(this, Recorded, Recorded);

    /// <summary>The commands that were run.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>What the taps had at any time while a guest could send.</summary>
    public List<PortVlans> Exposed { get; } = [];

    /// <summary>How often libvirt has set up a tap.</summary>
    public int Setups { get; private set; }

    /// <summary>What the host itself, or something on it, makes of every tap as soon as it is there.</summary>
    public Func<PortVlans, PortVlans>? Meddling { get; set; }

    /// <summary>The host's commands are gone.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>The VLANs of a tap.</summary>
    public PortVlans this[string tap]
    {
        get
        {
            lock (_lock)
            {
                return _taps[tap].Vlans;
            }
        }
    }

    /// <summary>Something on the host changes the VLANs of a tap.</summary>
    public void Change(string tap, PortVlans vlans)
    {
        lock (_lock)
        {
            _taps[tap] = _taps[tap] with { Vlans = vlans };
        }
    }

    /// <summary>The bridge of a tap; null for none.</summary>
    public string? BridgeOf(string tap)
    {
        lock (_lock)
        {
            return _taps[tap].Bridge;
        }
    }

    /// <summary>Something on the host sets a tap down.</summary>
    public void SetDown(string tap)
    {
        lock (_lock)
        {
            _down.Add(tap);
        }
    }

    /// <summary>Something on the host takes a tap off its bridge.</summary>
    public void TakeOff(string tap)
    {
        lock (_lock)
        {
            _taps[tap] = (null, PortVlans.None);
        }
    }

    /// <summary>Something on the host puts a tap on another bridge.</summary>
    public void Move(string tap, string bridge, PortVlans vlans)
    {
        lock (_lock)
        {
            _taps[tap] = (bridge, vlans);
        }
    }

    public Task<CommandAnswer> RunAsync(HostCommand command, CancellationToken cancellationToken)
    {
        var text = command.ToString();
        Commands.Enqueue(text);
        if (IsUnreadable)
        {
            return Task.FromResult<CommandAnswer>(new CommandAnswer.NotInstalled());
        }

        lock (_lock)
        {
            return text switch
            {
                RecordedHost.ShowLinks => Print([.. Links(), .. _taps.Keys.Select(Link)]),
                RecordedHost.ShowVlans => Print([.. Vlans(), .. _taps.Keys.Select(Port).OfType<JsonNode>()]),
                _ when text.StartsWith(ShowLink, StringComparison.Ordinal) =>
                    Links().Concat(_taps.Keys.Select(Link)).FirstOrDefault(link => Name(link) == text[ShowLink.Length..]) is { } link
                        ? Print([link])
                        : Task.FromResult(RecordedHost.Failed("")),
                _ when text.StartsWith(ShowPort, StringComparison.Ordinal) =>
                    Print([.. Vlans().Concat(_taps.Keys.Select(Port).OfType<JsonNode>())
                        .Where(port => Name(port) == text[ShowPort.Length..])]),
                _ => Recorded.RunAsync(command, cancellationToken),
            };
        }
    }

    private void OnTapChanged(XElement? before, XElement nic)
    {
        lock (_lock)
        {
            var tap = nic.Element("target")!.Attribute("dev")!.Value;
            var bridge = nic.Element("source")?.Attribute("bridge")?.Value;
            if (before is null || before.Element("vlan")?.ToString() != nic.Element("vlan")?.ToString()
                || before.Element("source")?.Attribute("bridge")?.Value != bridge)
            {
                var vlans = Setup(NicXmlReader.Read(nic).Vlan);
                _taps[tap] = (bridge, Meddling?.Invoke(vlans) ?? vlans);
                Setups++;
            }

            if (nic.Element("link")?.Attribute("state")?.Value != "down")
            {
                Exposed.Add(_taps[tap].Vlans);
            }
        }
    }

    private PortVlans Setup(VlanConfig? vlan)
    {
        if (!_hasVlans)
        {
            return PortVlans.None;
        }

        SortedSet<int> untagged = [], tagged = [];
        var pvid = _defaultPvid;
        if (pvid is { } every && (vlan is null || every != TakenAway))
        {
            untagged.Add(every);
        }

        if (vlan is not null && pvid == TakenAway)
        {
            pvid = null;
        }

        foreach (var tag in vlan?.Tags ?? [])
        {
            var isNative = !vlan!.Trunk || tag.Native is not null;
            pvid = isNative ? tag.Id : pvid;
            untagged.Remove(tag.Id);
            (!vlan.Trunk || tag.Native == NativeMode.Untagged ? untagged : tagged).Add(tag.Id);
        }

        return new PortVlans(pvid, [.. untagged], [.. tagged]);
    }

    private IEnumerable<JsonNode> Links() => Nodes(RecordedHost.ShowLinks).Select(link =>
    {
        if (!_hasVlans && link["linkinfo"]?["info_data"] is JsonObject options && options.ContainsKey("vlan_filtering"))
        {
            options["vlan_filtering"] = 0;
            options.Remove("vlan_default_pvid");
        }

        return link;
    });

    private IEnumerable<JsonNode> Vlans() => _hasVlans ? Nodes(RecordedHost.ShowVlans) : [];

    private IEnumerable<JsonNode> Nodes(string command) =>
        JsonNode.Parse(((CommandAnswer.Finished)Recorded.Answers[command]).Output)!.AsArray()
            .Where(static node => node is not null && !Name(node).StartsWith("vnet", StringComparison.Ordinal))
            .Select(static node => node!.DeepClone());

    private JsonNode Link(string tap)
    {
        var link = new JsonObject
        {
            ["ifindex"] = 1000 + int.Parse(tap["vnet".Length..], CultureInfo.InvariantCulture),
            ["ifname"] = tap,
            ["flags"] = _down.Contains(tap) ? [] : new JsonArray("UP"),
            ["linkinfo"] = new JsonObject { ["info_kind"] = "tun" },
        };
        if (_taps[tap].Bridge is { } bridge)
        {
            link["master"] = bridge;
            link["linkinfo"]!["info_slave_kind"] = "bridge";
            link["linkinfo"]!["info_slave_data"] = new JsonObject { ["state"] = "forwarding" };
        }

        return link;
    }

    private JsonObject? Port(string tap)
    {
        var vlans = _taps[tap].Vlans;
        var entries = vlans.All.Select(vlan => new JsonObject
        {
            ["vlan"] = vlan,
            ["flags"] = new JsonArray([
                .. vlan == vlans.Pvid ? [(JsonNode)"PVID"] : Array.Empty<JsonNode>(),
                .. vlans.Untagged.Contains(vlan) ? [(JsonNode)"Egress Untagged"] : Array.Empty<JsonNode>()]),
        }).ToArray<JsonNode>();
        return entries.Length == 0 ? null : new JsonObject { ["ifname"] = tap, ["vlans"] = new JsonArray(entries) };
    }

    private static string Name(JsonNode node) => node["ifname"]?.GetValue<string>() ?? "";

    private static Task<CommandAnswer> Print(JsonNode[] nodes) =>
        Task.FromResult(RecordedHost.Printed(new JsonArray(nodes).ToJsonString()));
}
