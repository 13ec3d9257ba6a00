namespace HvProvider.Hosts.Locality;

/// <summary>Why the hypervisor's host cannot be seen.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Detail">The same as one or more sentences: what was found, for users.</param>
internal sealed record NoHostView(NoHostViewCause Cause, string Detail);
