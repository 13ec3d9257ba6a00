namespace LibvirtFake;

/// <summary>The initial state of a domain.</summary>
public enum FakeDomainKind
{
    /// <summary>Persistent and running.</summary>
    Running,

    /// <summary>Persistent and stopped.</summary>
    Stopped,

    /// <summary>Running, without a persistent definition.</summary>
    Transient,
}
