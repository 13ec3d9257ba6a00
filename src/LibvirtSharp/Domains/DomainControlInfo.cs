namespace LibvirtSharp;

/// <summary>Whether the hypervisor of a running domain is controllable.</summary>
/// <param name="State">The state of the connection to it.</param>
/// <param name="Since">How long it has been in that state; zero if it is controllable.</param>
public readonly record struct DomainControlInfo(DomainControlState State, TimeSpan Since);
