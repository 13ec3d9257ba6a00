namespace Acceptance.Tests.Bridges.Support;

/// <summary>Configurations of <c>hv_bridge</c>.</summary>
internal static class BridgeConfigurations
{
    /// <summary>A network over <c>br0</c> whose label is its name.</summary>
    public static string Bridge(string name, string portGroups, params string[] attributes) => $$"""
        resource "hv_bridge" "{{name}}" {
          name   = "{{name}}"
          bridge = "br0"
          {{string.Join("\n  ", attributes)}}
          port_groups = {
            {{portGroups}}
          }
        }

        """;
}
