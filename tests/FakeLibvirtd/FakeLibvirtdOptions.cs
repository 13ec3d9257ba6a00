using LibvirtSharp;

namespace LibvirtFake;

/// <summary>How a <see cref="FakeLibvirtd"/> behaves. May be changed while it runs.</summary>
public sealed class FakeLibvirtdOptions
{
    /// <summary>The version it claims to have.</summary>
    public LibvirtVersion LibraryVersion { get; set; } = new(11, 3, 0);

    /// <summary>The version of the hypervisor it claims to have.</summary>
    public LibvirtVersion HypervisorVersion { get; set; } = new(10, 0, 0);

    /// <summary>Authentication it offers: 0 none, 1 SASL, 2 polkit.</summary>
    public IReadOnlyList<int> Authentication { get; set; } = [0];

    /// <summary>What polkit answers; null lets everybody in.</summary>
    public LibvirtErrorCode? PolkitError { get; set; }

    /// <summary>Features it has.</summary>
    public HashSet<LibvirtFeature> Features { get; } =
    [
        LibvirtFeature.Remote, LibvirtFeature.TypedParameterString, LibvirtFeature.KeepAlive,
        LibvirtFeature.EventCallback, LibvirtFeature.CloseCallback, LibvirtFeature.NetworkUpdateOrder,
    ];

    /// <summary>Whether it leaves PINGs unanswered.</summary>
    public bool IgnoresPings { get; set; }

    /// <summary>Whether a detach repeated while the first is pending is error 1, as on some machine types.</summary>
    public bool RefusesRepeatedDetach { get; set; }

    /// <summary>Calls of one client handled at a time; beyond that its socket is not read.</summary>
    public int MaxClientRequests { get; set; } = 5;
}
