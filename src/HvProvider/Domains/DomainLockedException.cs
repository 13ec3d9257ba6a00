using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Another operation holds libvirt's lock of a domain, such as a command that its hypervisor process does not answer.</summary>
internal sealed class DomainLockedException(string domain, TimeSpan held)
    : LibvirtException($"Domain \"{domain}\" is busy: {DomainLock.Describe(held)}.");
