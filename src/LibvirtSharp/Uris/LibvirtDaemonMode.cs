namespace LibvirtSharp;

/// <summary>The daemon to connect to.</summary>
public enum LibvirtDaemonMode
{
    /// <summary>The daemon of the driver if its socket exists, otherwise libvirtd or its proxy.</summary>
    Auto = 0,

    /// <summary>The daemon of the driver (virtqemud).</summary>
    Direct = 1,

    /// <summary>libvirtd or its proxy (virtproxyd).</summary>
    Legacy = 2,
}
