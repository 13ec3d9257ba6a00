using System.Text.Json;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Json;

/// <summary>Writes a NIC as JSON, with the names of <c>hv_network_attachments</c>.</summary>
internal static class JsonMapNic
{
    /// <summary>The members of the object.</summary>
    public static void Write(Utf8JsonWriter json, MapNic nic)
    {
        json.WriteString("domain", nic.Domain);
        json.WriteString("domain_uuid", nic.DomainUuid.ToString());
        json.WriteBoolean("running", nic.IsRunning);
        json.WriteString("name", nic.Name);
        json.WriteString("mac_address", nic.Mac);
        json.WriteString("tap", nic.Tap);
        json.WriteString("link_state", MapWords.Link(nic));
        json.WriteString("type", nic.Type);
        json.WriteString("network", nic.Network);
        json.WriteString("port_group", nic.PortGroup);
        JsonMapWriter.WriteVlans(json, "intended_vlans", nic.Intended);
        JsonMapWriter.WriteVlans(json, "effective_vlans", nic.Effective);
        json.WriteString("effective_vlans_state", nic.State switch
        {
            MapNicState.Read => "read",
            MapNicState.OffBridge => "off_bridge",
            MapNicState.Stopped => "stopped",
            MapNicState.NotPlugged => "not_plugged_in",
            MapNicState.NoPort => "no_port",
            _ => "not_read",
        });
        json.WriteString("vlan_problem", nic.Problem);
        JsonMapWriter.WriteList(json, "findings", nic.Findings, static (json, finding) =>
        {
            json.WriteString("kind", finding.Kind switch
            {
                MapFindingKind.Leak => "leak",
                MapFindingKind.Mismatch => "mismatch",
                MapFindingKind.MissingPortGroup => "missing_port_group",
                MapFindingKind.Firewall => "firewall",
                _ => "not_on_uplink",
            });
            JsonMapWriter.WriteNumbers(json, "vlans", finding.Vlans);
            json.WriteString("message", finding.Message);
        });
    }
}
