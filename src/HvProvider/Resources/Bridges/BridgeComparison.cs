using HvProvider.Networks;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>Compares a network with the planned one.</summary>
internal static class BridgeComparison
{
    /// <summary>The differences, as clauses of a sentence; empty if there are none.</summary>
    public static IReadOnlyList<string> Differences(NetworkSnapshot found, DesiredNetwork expected, bool isAutostarted)
    {
        var differences = new List<string>();
        Add(found.IsActive, "it is not active");
        Add(found.IsPersistent, "it has no persistent definition");
        Add(found.IsAutostarted == isAutostarted, $"{Autostart.Name} is {(found.IsAutostarted ? "true" : "false")}");
        Add(BridgeState.IsIsolated(found) == expected.IsIsolated, $"{Isolated.Name} is {(expected.IsIsolated ? "false" : "true")}");
        Add(found.Live is not { } live || Matches(live, expected), "the live definition differs");
        Add(found.Config is not { } config || Matches(config, expected), "the persistent definition differs");
        Add(
            found is not { Live: { } active, Config: { } persistent } || active.Vlan == persistent.Vlan,
            "the live and persistent definitions have different VLANs outside the port groups");
        return differences;

        void Add(bool isRight, string difference)
        {
            if (!isRight)
            {
                differences.Add(difference);
            }
        }
    }

    private static bool Matches(NetworkXml definition, DesiredNetwork expected) =>
        definition.HostBridge == expected.Bridge && BridgeState.AreSame(definition.PortGroups, expected.PortGroups);
}
