namespace Hypervisors.Guests;

/// <summary>What a guest's definition says about its architecture.</summary>
/// <param name="Architecture">libvirt's name of it, also the folder of kernels and the end of QEMU's name.</param>
/// <param name="Machine">The machine type.</param>
/// <param name="Features">Elements of <c>features</c>.</param>
/// <param name="Cpu">The <c>cpu</c> element, if it needs one.</param>
/// <param name="CommandLine">The arguments of its kernel, beside those of every guest.</param>
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
