namespace LibvirtSharp;

/// <summary>How a domain definition is checked.</summary>
[Flags]
public enum DomainDefineFlags : uint
{
    /// <summary>Parsed only.</summary>
    None = 0,

    /// <summary>Checked against the daemon's XML schema too.</summary>
    Validate = 1,
}
