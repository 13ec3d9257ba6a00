using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that no NIC of another kind in the domain has the MAC address. It belongs to another tool, and is not turned into a NIC on the
/// bridge.
/// </summary>
internal static class MacOfStrangerCheck
{
    /// <summary>The summary, also during apply.</summary>
    public const string Summary = "MAC address in use";

    /// <summary>The finding if there is such a NIC; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) => plan is { Stranger: { } stranger, Domain.Domain.Name: var domain }
        ? Finding.Error(FindingAspect.Mac, Summary, Describe(domain, plan.NicName, stranger))
        : null;

    /// <summary>The detail.</summary>
    public static string Describe(string domain, string? name, Nic stranger) =>
        $"Domain \"{domain}\" has a NIC of type {stranger.Source.TypeText} with the MAC address {stranger.Mac}, which another tool added. "
        + "It is not managed by this resource, and is neither changed nor removed. Remove it from the domain, or set a different "
        + "mac_address."
        + (name is null
            ? ""
            : " If both NICs form a failover pair, that NIC must contain "
                + $"<teaming type='transient' persistent='{NicName.ToAlias(name)}'/>.");
}
