namespace LibvirtFake;

/// <summary>What a guest does when it is asked to release a device.</summary>
public enum GuestUnplug
{
    /// <summary>It releases it.</summary>
    Cooperates,

    /// <summary>It does nothing, until it is reset.</summary>
    Never,

    /// <summary>
    /// It waits for <see cref="FakeDomain.CompleteUnplug"/> or <see cref="FakeDomain.RejectUnplug"/>.
    /// </summary>
    OnCommand,

    /// <summary>It refuses.</summary>
    Rejects,
}
