namespace HvProvider.Hosts.Locality;

/// <summary>Why the state of the hypervisor's host is not readable.</summary>
internal enum NoHostViewCause
{
    /// <summary>The hypervisor is on another machine.</summary>
    Remote,

    /// <summary>The hypervisor is in another network namespace than this process, for example because of a container.</summary>
    OtherNamespace,

    /// <summary>The listener of the socket is not known to be libvirt of this machine.</summary>
    UnknownPeer,

    /// <summary>The commands that read the network of this host fail.</summary>
    Unreadable,
}
