namespace Hypervisors.Guests;

/// <summary>The parts of a domain definition that depend on the architecture.</summary>
/// <param name="Architecture">libvirt's name of the architecture, also the folder of kernels and the suffix of QEMU's name.</param>
/// <param name="Machine">The machine type.</param>
/// <param name="Features">The elements of <c>features</c>.</param>
/// <param name="Cpu">The <c>cpu</c> element; empty for the default.</param>
/// <param name="CommandLine">Kernel arguments in addition to those of every guest.</param>
internal sealed record GuestMachine(string Architecture, string Machine, string Features, string Cpu, string CommandLine)
{
    private static readonly GuestMachine X86 = new("x86_64", "q35", "<acpi/>", "", "console=ttyS0 tsc=unstable");

    private static readonly GuestMachine Arm = new(
        "aarch64", "virt", "<gic version='2'/>", "<cpu mode='custom' match='exact'><model>cortex-a57</model></cpu>", "console=ttyAMA0");

    public static GuestMachine Of(GuestArchitecture architecture) => architecture switch
    {
        GuestArchitecture.X86 => X86,
        GuestArchitecture.Arm => Arm,
        _ => throw new ArgumentOutOfRangeException(nameof(architecture)),
    };
}
