namespace HvProvider.Hosts.Locality;

/// <summary>Why the state of the hypervisor's host is not readable.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Detail">The reason as one or more sentences for users.</param>
internal sealed record NoHostView(NoHostViewCause Cause, string Detail);
