namespace LibvirtFake;

/// <summary>The reaction of a guest to a request to release a device.</summary>
public enum GuestUnplug
{
    /// <summary>It releases the device.</summary>
    Cooperates,

    /// <summary>It does nothing until it is reset.</summary>
    Never,

    /// <summary>
    /// It waits for <see cref="FakeDomain.CompleteUnplug"/> or <see cref="FakeDomain.RejectUnplug"/>.
    /// </summary>
    OnCommand,

    /// <summary>It rejects the request.</summary>
    Rejects,
}
