namespace LibvirtSharp;

/// <summary>How a network definition is checked.</summary>
[Flags]
public enum NetworkDefineFlags : uint
{
    /// <summary>Parsed only.</summary>
    None = 0,

    /// <summary>Checked against the daemon's XML schema too.</summary>
    Validate = 1,
}
