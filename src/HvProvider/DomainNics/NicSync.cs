using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>Determines whether the live and persistent definitions contain the same NIC.</summary>
internal static class NicSync
{
    /// <summary>The differences that make the NIC out of sync; empty if it is in sync.</summary>
    /// <param name="snapshot">The domain.</param>
    /// <param name="nics">The NIC in its definitions.</param>
    /// <param name="name">The name of the NIC, if it has one.</param>
    public static IReadOnlyList<string> Differences(DomainSnapshot snapshot, DomainNic nics, string? name)
    {
        if (snapshot.IsRunning && nics.Live is null)
        {
            return [$"the NIC is not attached to the running domain{Successor(snapshot.Live, nics.Config)}"];
        }

        if (snapshot.IsPersistent && nics.Config is null)
        {
            return [$"the persistent definition does not contain the NIC{Successor(snapshot.Config, nics.Live)}"];
        }

        var differences = new List<string>();
        foreach (var nic in new[] { nics.Live, nics.Config }.OfType<Nic>())
        {
            // VLANs that no attribute can express would be shown as untagged.
            if (nics.OwnVlanOf(nic) is { IsSound: false, Tags.Count: > 0 } vlan)
            {
                differences.Add($"vlan: found {vlan}, which cannot be expressed in the configuration");
            }
        }

        if (nics is { Live: { Source.IsResolvedNetwork: true } resolved, Form: not null })
        {
            differences.AddRange(WithNetwork(nics, resolved));
        }

        if (name is not null && nics.Config is { } named && named.Alias != NicName.ToAlias(name))
        {
            differences.Add($"the persistent definition does not contain the alias {NicName.ToAlias(name)}");
        }

        if (nics is { Live: { } live, Config: { } config })
        {
            differences.AddRange(NicComparison.BetweenDefinitions(live, config)
                .Where(difference => difference.Attribute != NicAttributes.Alias)
                .Where(difference => difference.Attribute != PciAddressSetting.Setting.Name
                    || CanHave(snapshot.Config!, config, live.PciAddress!.Value))
                .Select(difference => $"{difference.Attribute} is {difference.Found ?? "not set"} in the persistent definition and "
                    + $"{difference.Wanted ?? "not set"} in the running domain"));
        }

        return differences;
    }

    /// <summary>
    /// The differences in what this provider does not manage; empty if there are none. No apply changes them: another tool may have edited
    /// the persistent definition for the next start of the domain.
    /// </summary>
    /// <param name="snapshot">The domain.</param>
    /// <param name="nics">The NIC in its definitions.</param>
    public static IReadOnlyList<string> UnmanagedDifferences(DomainSnapshot snapshot, DomainNic nics) => nics switch
    {
        { Live: { } live, Config: { } config } => NicForeignParts.Differences(live, config),
        { Live: { } live } when snapshot.Config is { } missing && !CanBoot(missing, live) =>
            ["boot: cannot be added to the persistent definition, in which <os> or another device sets it"],
        { Config: { } config } when snapshot.Live is { } missing && !CanBoot(missing, config) =>
            ["boot: cannot be added to the live definition, in which <os> or another device sets it"],
        _ => [],
    };

    /// <summary>The kinds of differences between the definitions.</summary>
    /// <param name="snapshot">The domain.</param>
    /// <param name="nics">The NIC in its definitions.</param>
    /// <param name="name">The name of the NIC, if it has one.</param>
    public static SyncDifferences Kinds(DomainSnapshot snapshot, DomainNic nics, string? name) =>
        (Differences(snapshot, nics, name).Count > 0 ? SyncDifferences.Managed : SyncDifferences.None)
        | (UnmanagedDifferences(snapshot, nics).Count > 0 ? SyncDifferences.Unmanaged : SyncDifferences.None);

    /// <summary>
    /// The NIC that a definition has at the PCI address of a missing one, as a clause; empty if there is none. Tools that redefine a domain
    /// without the alias and the MAC address of its NIC create it. It is neither changed nor removed: it may be another NIC.
    /// </summary>
    private static string Successor(DomainXml? definition, Nic? missing) =>
        missing?.PciAddress is { } address && definition?.Nics.FirstOrDefault(nic => nic.PciAddress == address) is { } other
            ? $" (another NIC, {other.Name ?? other.Mac?.ToString() ?? other.Alias}, has its PCI address {address} there; it is neither "
                + "changed nor removed)"
            : "";

    private static bool CanBoot(DomainXml definition, Nic nic) =>
        BootOrder.Of(nic.Element) is not { } order || BootOrder.CanBeAdded(definition, order);

    /// <summary>The differences between a running NIC and the current settings of its network; empty if there are none.</summary>
    /// <param name="nics">The NIC, with its requested form.</param>
    /// <param name="live">The NIC of the running domain, which belongs to a network.</param>
    public static IEnumerable<string> WithNetwork(DomainNic nics, Nic live)
    {
        if (nics.ExpectedVlanOf(live) is var vlan && vlan != live.Vlan)
        {
            yield return $"the running domain still has the previous settings of its port group: {Describe(live.Vlan)}; expected "
                + $"{Describe(vlan)}";
        }

        if (nics.ExpectedBandwidthOf(live) is var bandwidth && bandwidth != live.Bandwidth)
        {
            yield return $"the running domain has {Describe(live.Bandwidth)}; expected {Describe(bandwidth)} from its port group";
        }
    }

    private static string Describe(Bandwidth? bandwidth) => bandwidth is null ? "no limits" : $"the limits {bandwidth}";

    private static string Describe(VlanConfig? vlan) => vlan is null ? "no VLAN" : vlan.Trunk ? $"the {vlan}" : $"VLAN {vlan}";

    /// <summary>
    /// Whether the persistent NIC can have the address of the live one. If another device of the persistent definition uses the
    /// address, the difference cannot be repaired without detaching the NIC from the running domain, and remains until its next
    /// start.
    /// </summary>
    public static bool CanHave(DomainXml definition, Nic config, PciAddress address) =>
        PciSlotAllocator.Check(address, [definition], [config]) is PciAddressProblem.None or PciAddressProblem.NotHotPluggable;
}
