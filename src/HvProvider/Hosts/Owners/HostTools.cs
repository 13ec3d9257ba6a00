using HvProvider.Hosts.Files;

namespace HvProvider.Hosts.Owners;

/// <summary>What the files of the host show about the tools that configure its network.</summary>
internal sealed record HostTools
{
    /// <summary>Nothing is known.</summary>
    public static readonly HostTools None = new();

    /// <summary>The links that networkd has managed since it started last, by interface index, with the .network file.</summary>
    public IReadOnlyDictionary<int, string?> Networkd { get; init; } = new Dictionary<int, string?>();

    /// <summary>The links that NetworkManager manages, by interface index.</summary>
    public IReadOnlyDictionary<int, NetworkManagerDevice> NetworkManager { get; init; } =
        new Dictionary<int, NetworkManagerDevice>();

    /// <summary>The file with the stanza of each interface of ifupdown, by name.</summary>
    public IReadOnlyDictionary<string, string> Stanzas { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether ifupdown2 is installed in place of ifupdown.</summary>
    public bool HasIfupdown2 { get; init; }

    /// <summary>The ifcfg files of wicked, by the name of the interface.</summary>
    public IReadOnlyDictionary<string, string> Ifcfg { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the host runs NixOS, whose files in <c>/etc</c> are generated.</summary>
    public bool IsNixos { get; init; }

    /// <summary>The hook scripts of libvirt.</summary>
    public IReadOnlyList<ConfigurationFile> Hooks { get; init; } = [];
}
