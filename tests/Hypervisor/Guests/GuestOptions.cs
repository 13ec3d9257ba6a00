namespace Hypervisors.Guests;

/// <summary>What kind of guest a test needs.</summary>
public sealed record GuestOptions
{
    /// <summary>A Linux that takes NICs and lets them go.</summary>
    public static GuestOptions Linux { get; } = new();

    /// <summary>A machine without an operating system: it runs, takes NICs and never lets one go.</summary>
    public static GuestOptions Deaf { get; } = new() { HasOperatingSystem = false };

    /// <summary>A Linux that starts quickly everywhere, and sends and counts every kind of frame.</summary>
    public static GuestOptions Packets { get; } = new() { Architecture = GuestArchitecture.Arm, SendsPackets = true, HotPlugSlots = 8 };

    /// <summary>A machine that only waits: it costs nothing, takes NICs and lets each one go at once.</summary>
    public static GuestOptions Idle { get; } = new() { Architecture = GuestArchitecture.Arm, HasOperatingSystem = false, MemoryMiB = 32 };

    public GuestArchitecture Architecture { get; init; } = GuestArchitecture.X86;

    public bool HasOperatingSystem { get; init; } = true;

    /// <summary>Whether it has addresses, and the probe sends from every NIC and counts what arrives.</summary>
    public bool SendsPackets { get; init; }

    /// <summary>Whether the guest has a persistent definition; a transient one ends with its run.</summary>
    public bool IsPersistent { get; init; } = true;

    /// <summary>How many NICs can be plugged in while it runs: PCIe root ports without a device.</summary>
    public int HotPlugSlots { get; init; } = 6;

    public int MemoryMiB { get; init; } = 128;

    /// <summary>The identity of the domain, for one that is defined again as it was; any, as a rule.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>Further elements of the definition's <c>devices</c>, such as NICs defined outside Terraform.</summary>
    public string Devices { get; init; } = "";
}
