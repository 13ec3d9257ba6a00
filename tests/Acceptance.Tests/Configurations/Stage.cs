namespace Acceptance.Tests.Configurations;

/// <summary>The command that reports a mistake.</summary>
internal enum Stage
{
    /// <summary>Already <c>terraform validate</c>, which knows nothing of any hypervisor.</summary>
    Validate,

    /// <summary><c>terraform plan</c>.</summary>
    Plan,

    /// <summary>Only <c>terraform apply</c>: a plan could not know, since the same apply may make what is missing.</summary>
    Apply,
}
