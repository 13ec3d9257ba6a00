namespace Hypervisors.Guests;

/// <summary>Writes a guest's libvirt definition: as small a machine as hot-plug allows, since it is emulated.</summary>
internal static class GuestXml
{
    private const string CommandLine = "quiet rdinit=/init nokaslr mitigations=off cryptomgr.notests initcall_blacklist=jent_mod_init";

    // The probe's port is no place that a test could plug a NIC into.
    private const string ProbeOptions = " -- -packets -port /dev/vport0p1";
    private const string ProbeController =
        "<controller type='virtio-serial' index='0'><address type='pci' domain='0' bus='0' slot='0x10' function='0'/></controller>";

    /// <summary>Writes it.</summary>
    /// <param name="name">The domain's name.</param>
    /// <param name="uuid">The domain's UUID.</param>
    /// <param name="consoleFile">Where its console goes to, on the host.</param>
    /// <param name="probeFile">Where its probe reports to, on the host.</param>
    /// <param name="options">What the test needs.</param>
    public static string Write(string name, Guid uuid, string consoleFile, string probeFile, GuestOptions options)
    {
        var machine = GuestMachine.Of(options.Architecture);
        return $"""
            <domain type='qemu'>
              <name>{name}</name>
              <uuid>{uuid}</uuid>
              <memory unit='MiB'>{options.MemoryMiB}</memory>
              <vcpu>1</vcpu>
              <os>
                <type arch='{machine.Architecture}' machine='{machine.Machine}'>hvm</type>
                {Kernel(machine, options)}
              </os>
              <features>{machine.Features}</features>
              {machine.Cpu}
              <devices>
                <emulator>/usr/bin/qemu-system-{machine.Architecture}</emulator>
                <controller type='pci' index='0' model='pcie-root'/>
                {string.Concat(Enumerable.Range(1, options.HotPlugSlots).Select(RootPort))}
                <controller type='usb' model='none'/>
                <serial type='file'><source path='{consoleFile}' append='on'/></serial>
                {(options.SendsPackets ? ProbePort(probeFile) : "")}
                <memballoon model='none'/>
                {options.Devices}
              </devices>
            </domain>
            """;
    }

    private static string Kernel(GuestMachine machine, GuestOptions options)
    {
        var folder = $"/srv/guest/{machine.Architecture}";
        return options switch
        {
            { HasOperatingSystem: true } =>
                $"<kernel>{folder}/vmlinuz</kernel><initrd>{folder}/initramfs</initrd>"
                + $"<cmdline>{CommandLine} {machine.CommandLine}{(options.SendsPackets ? ProbeOptions : "")}</cmdline>",

            // Without a program the ARM machine would run wild; a PC has its firmware.
            { Architecture: GuestArchitecture.Arm } => $"<kernel>{folder}/idle</kernel>",
            _ => "",
        };
    }

    // A definition that lists root ports has to number them.
    private static string RootPort(int index) => $"<controller type='pci' index='{index}' model='pcie-root-port'/>";

    // A serial line would cost the host one write for every character.
    private static string ProbePort(string file) =>
        $"{ProbeController}<channel type='file'><source path='{file}' append='on'/><target type='virtio' name='probe'/></channel>";
}
