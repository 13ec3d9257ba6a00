namespace LibvirtSharp;

/// <summary>How strictly SSH host keys are checked (libssh transports).</summary>
public enum LibvirtHostKeyCheck
{
    /// <summary>An unknown key is rejected, or the user is prompted.</summary>
    Normal = 0,

    /// <summary>An unknown key is added.</summary>
    Auto = 1,

    /// <summary>Keys are not checked.</summary>
    Ignore = 2,
}
