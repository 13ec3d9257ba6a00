using HvProvider.Attributes;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>How systemd-networkd manages a link, in the result of <c>hv_host_bridge</c>.</summary>
internal sealed record NetworkdModel
{
    /// <summary>Whether networkd manages the link; null if that is unknown.</summary>
    public required bool? IsManaged { get; init; }

    /// <summary>The setup state.</summary>
    public required string? SetupState { get; init; }

    /// <summary>The operational state.</summary>
    public required string? OperationalState { get; init; }

    /// <summary>The .network file.</summary>
    public required string? NetworkFile { get; init; }

    /// <summary>The drop-ins of the .network file.</summary>
    public required IReadOnlyList<string>? NetworkDropIns { get; init; }

    /// <summary>The .netdev file.</summary>
    public required string? NetDevFile { get; init; }

    /// <summary>The drop-ins of the .netdev file.</summary>
    public required IReadOnlyList<string>? NetDevDropIns { get; init; }

    /// <summary>The setting <c>DHCP=</c> of the .network file.</summary>
    public required string? Dhcp { get; init; }

    /// <summary>Writes the attributes.</summary>
    public void WriteTo(TfObject values, NetworkdAttributes attributes)
    {
        values.Set(attributes.Managed, IsManaged is { } managed ? managed : Tf<bool>.Null);
        values.Set(attributes.SetupState, TfValues.Text(SetupState));
        values.Set(attributes.OperationalState, TfValues.Text(OperationalState));
        values.Set(attributes.NetworkFile, TfValues.Text(NetworkFile));
        values.Set(attributes.NetworkDropIns, TfValues.Texts(NetworkDropIns));
        values.Set(attributes.NetDevFile, TfValues.Text(NetDevFile));
        values.Set(attributes.NetDevDropIns, TfValues.Texts(NetDevDropIns));
        values.Set(attributes.Dhcp, TfValues.Text(Dhcp));
    }
}
