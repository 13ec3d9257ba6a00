namespace HvProvider.Commands.Map;

/// <summary>What <c>map --help</c> says.</summary>
internal static class MapUsage
{
    /// <summary>All of it, with a line feed at its end.</summary>
    public const string Text = """
        Usage: terraform-provider-hv map [OPTIONS]

        Draws layer 2 of a hypervisor's host: the uplink and its VLANs, the bridge, the libvirt networks over it with their
        port groups, and the guests' NICs with the VLANs that they should have and those that they have. Leaks and mismatches
        are marked. Nothing is changed: libvirt is asked on a read-only connection, and the host by reading commands alone.
        Run it on the hypervisor itself, where the VLANs of taps can be read; what cannot be read is said as not read.

          --uri URI        the libvirt URI; default: HV_URI, then LIBVIRT_DEFAULT_URI, then qemu:///system
          --bridge NAME    draws this bridge alone; default: each that filters VLANs or that NICs or networks are on
          --format FORMAT  text (default), svg, or json
          --output FILE    writes to this file instead of standard output
          --help           shows this

        Text has colours on a terminal, unless NO_COLOR is set.

        Exit codes: 0 it is drawn, whatever was found; 1 it could not be read; 2 wrong usage.

        """;
}
