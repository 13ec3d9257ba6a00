namespace HvProvider.Hypervisor;

/// <summary>How pre-flight findings are reported: the attribute <c>preflight</c> of the provider.</summary>
internal enum PreflightMode
{
    /// <summary>Findings that can never work are errors, so nothing is applied.</summary>
    Enforce,

    /// <summary>All findings are warnings.</summary>
    Warn,

    /// <summary>Pre-flight is disabled.</summary>
    Off,
}
