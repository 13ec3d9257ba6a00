using HvProvider.Networks;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>Tells in what a network is not the one that is wanted.</summary>
internal static class BridgeComparison
{
    /// <summary>The differences, as ends of sentences; none where it is.</summary>
    public static IReadOnlyList<string> Differences(NetworkSnapshot found, DesiredNetwork wanted, bool isAutostarted)
    {
        var differences = new List<string>();
        Add(found.IsActive, "it is not active");
        Add(found.IsPersistent, "it has no persistent definition");
        Add(found.IsAutostarted == isAutostarted, $"{Autostart.Name} is {(found.IsAutostarted ? "true" : "false")}");
        Add(BridgeState.IsIsolated(found) == wanted.IsIsolated, $"{Isolated.Name} is {(wanted.IsIsolated ? "false" : "true")}");
        Add(found.Live is not { } live || Matches(live, wanted), "the active network is another one");
        Add(found.Config is not { } config || Matches(config, wanted), "the persistent definition is another one");
        return differences;

        void Add(bool isRight, string difference)
        {
            if (!isRight)
            {
                differences.Add(difference);
            }
        }
    }

    private static bool Matches(NetworkXml definition, DesiredNetwork wanted) =>
        definition.HostBridge == wanted.Bridge && BridgeState.AreSame(definition.PortGroups, wanted.PortGroups);
}
