namespace Labs;

/// <summary>The release of Debian that a lab is made of.</summary>
public enum DebianSuite
{
    /// <summary>systemd 257, libvirt 11.3.</summary>
    Trixie,

    /// <summary>systemd 252 and libvirt 9.0, which knows no VLANs on Linux bridges.</summary>
    Bookworm,
}
