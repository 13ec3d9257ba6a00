namespace Hypervisors.Contents;

/// <summary>The kinds of things that a test may leave on a host.</summary>
public enum HostItemKind
{
    /// <summary>A domain, running or not.</summary>
    Domain,

    /// <summary>A libvirt network, active or not.</summary>
    Network,

    /// <summary>A link that is a port of a bridge.</summary>
    Port,

    /// <summary>A link that is no port of a bridge.</summary>
    Link,
}
