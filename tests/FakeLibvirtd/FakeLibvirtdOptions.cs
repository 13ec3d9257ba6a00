using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The options of a <see cref="FakeLibvirtd"/>. They can be changed while it runs.</summary>
public sealed class FakeLibvirtdOptions
{
    /// <summary>The reported version.</summary>
    public LibvirtVersion LibraryVersion { get; set; } = new(11, 3, 0);

    /// <summary>The reported version of the hypervisor.</summary>
    public LibvirtVersion HypervisorVersion { get; set; } = new(10, 0, 0);

    /// <summary>The offered authentication methods: 0 none, 1 SASL, 2 polkit.</summary>
    public IReadOnlyList<int> Authentication { get; set; } = [0];

    /// <summary>The error of polkit; null accepts all users.</summary>
    public LibvirtErrorCode? PolkitError { get; set; }

    /// <summary>The supported features.</summary>
    public HashSet<LibvirtFeature> Features { get; } =
    [
        LibvirtFeature.Remote, LibvirtFeature.TypedParameterString, LibvirtFeature.KeepAlive,
        LibvirtFeature.EventCallback, LibvirtFeature.CloseCallback, LibvirtFeature.NetworkUpdateOrder,
    ];

    /// <summary>Whether PINGs are ignored.</summary>
    public bool IgnoresPings { get; set; }

    /// <summary>Whether a repeated detach while the first one is pending fails with error 1, as on some machine types.</summary>
    public bool RefusesRepeatedDetach { get; set; }

    /// <summary>The number of concurrent calls of a client; above it the socket is not read.</summary>
    public int MaxClientRequests { get; set; } = 5;
}
