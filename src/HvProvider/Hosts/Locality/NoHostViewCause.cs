namespace HvProvider.Hosts.Locality;

/// <summary>Why the hypervisor's host cannot be seen.</summary>
internal enum NoHostViewCause
{
    /// <summary>The hypervisor is on another machine.</summary>
    Remote,

    /// <summary>The hypervisor has another network than this process: a container, or another network namespace.</summary>
    OtherNamespace,

    /// <summary>What listens on the socket is not known to be libvirt of this machine; it may lead anywhere.</summary>
    UnknownPeer,

    /// <summary>The host is this one, and the commands that tell of its network fail.</summary>
    Unreadable,
}
