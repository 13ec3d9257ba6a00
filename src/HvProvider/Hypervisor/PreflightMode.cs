namespace HvProvider.Hypervisor;

/// <summary>What is done with what pre-flight finds: the attribute <c>preflight</c> of the provider.</summary>
internal enum PreflightMode
{
    /// <summary>What can never work is an error, so that nothing is applied.</summary>
    Enforce,

    /// <summary>It is a warning.</summary>
    Warn,

    /// <summary>Nothing is looked at.</summary>
    Off,
}
