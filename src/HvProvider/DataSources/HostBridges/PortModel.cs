using HvProvider.Attributes;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>A bridge port in the result of <c>hv_host_bridge</c>.</summary>
/// <param name="Port">The port.</param>
/// <param name="Tap">The NIC of a running domain whose tap the port is; null for other ports.</param>
internal sealed record PortModel(HostPort Port, GuestTap? Tap)
{
    /// <summary>Writes the attributes.</summary>
    public void WriteTo(TfObject values)
    {
        values.Set(PortAttributes.Name, Port.Name);
        values.Set(PortAttributes.Mac, TfValues.Text(Port.Link.Mac?.ToString()));
        values.Set(PortAttributes.State, TfValues.Text(Port.Link.BridgePort?.State));
        VlanAttributes.WriteTo(values, Port.Vlans);
        values.Set(PortAttributes.Isolated, Port.IsIsolated);
        values.Set(PortAttributes.GuestTap, Tap is not null);
        values.Set(PortAttributes.Domain, TfValues.Text(Tap?.Domain));
        values.Set(PortAttributes.Attachment, TfValues.Text(Tap?.Attachment));
    }
}
