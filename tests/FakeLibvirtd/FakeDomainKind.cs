namespace LibvirtFake;

/// <summary>What a domain is when it is added.</summary>
public enum FakeDomainKind
{
    /// <summary>Persistent and running.</summary>
    Running,

    /// <summary>Persistent and stopped.</summary>
    Stopped,

    /// <summary>Running, without a persistent definition.</summary>
    Transient,
}
