namespace LibvirtSharp;

/// <summary>Which daemon is chosen.</summary>
public enum LibvirtDaemonMode
{
    /// <summary>The driver's own daemon when its socket exists, else libvirtd or its proxy.</summary>
    Auto = 0,

    /// <summary>The driver's own daemon (virtqemud).</summary>
    Direct = 1,

    /// <summary>libvirtd or its proxy (virtproxyd).</summary>
    Legacy = 2,
}
