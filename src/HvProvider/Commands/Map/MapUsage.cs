namespace HvProvider.Commands.Map;

/// <summary>The output of <c>map --help</c>.</summary>
internal static class MapUsage
{
    /// <summary>The complete text, with a trailing line feed.</summary>
    public const string Text = """
        Usage: terraform-provider-hv map [OPTIONS]

        Draws the layer 2 of a hypervisor: the uplink and its VLANs, the bridge, the libvirt networks on it with their port
        groups, and the NIC of every domain with its configured and effective VLANs. Leaks and mismatches are marked.

        The command changes nothing: it uses a read-only libvirt connection and read-only commands on the host. Run it on the
        hypervisor, where the VLANs of taps can be read. Parts that cannot be read are listed as not read.

          --uri URI        libvirt URI (default: HV_URI, then LIBVIRT_DEFAULT_URI, then qemu:///system)
          --bridge NAME    draw this bridge only (default: every bridge that filters VLANs or is used by NICs or networks)
          --format FORMAT  output format: text (default), svg or json
          --output FILE    write to this file instead of standard output
          --help           show this help

        Text output is coloured on a terminal unless NO_COLOR is set.

        Exit codes: 0 map drawn, regardless of the findings; 1 hypervisor not readable, or output not written; 2 incorrect
        usage.

        """;
}
