namespace Hypervisors.Guests;

/// <summary>The machine that a guest is. Both are emulated; what differs is what libvirt and the guest take for plugging.</summary>
public enum GuestArchitecture
{
    /// <summary>A PC (q35): what sites run. The firmware (ACPI) unplugs, at once when the guest agrees.</summary>
    X86,

    /// <summary>An ARM machine (virt), which boots faster on slow hosts. PCI Express itself unplugs, in five seconds or more.</summary>
    Arm,
}
