using HvProvider.Attributes;
using HvProvider.Listing;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>A NIC in the result of <c>hv_network_attachments</c> as typed values.</summary>
internal sealed record InterfaceModel
{
    /// <summary>The name of the domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The UUID of the domain.</summary>
    public required Guid DomainUuid { get; init; }

    /// <summary>Whether the domain is running.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The name of the attachment that manages the NIC; null if none does.</summary>
    public required string? Name { get; init; }

    /// <summary>The import ID; null if no ID identifies this NIC alone.</summary>
    public required string? ImportId { get; init; }

    /// <summary>The NIC in the live XML if it is there, otherwise in the persistent definition.</summary>
    public required Nic Nic { get; init; }

    /// <summary>The type of the NIC's source.</summary>
    public required string? Type { get; init; }

    /// <summary>The bridge of the host; null if the NIC is on none.</summary>
    public required string? Bridge { get; init; }

    /// <summary>The settings of the NIC; of its VLANs, those that it sets itself.</summary>
    public required NicSettingValues Settings { get; init; }

    /// <summary>The expected VLANs of the tap.</summary>
    public required PortVlans? ExpectedVlans { get; init; }

    /// <summary>The VLANs of the tap on the host's bridge.</summary>
    public required PortVlans? EffectiveVlans { get; init; }

    /// <summary>The difference between the expected and the effective VLANs; null if there is none.</summary>
    public required VlanMismatch? VlanProblem { get; init; }

    /// <summary>The tap; null while the domain is not running.</summary>
    public required string? Tap { get; init; }

    /// <summary>Whether the NIC is in the live XML.</summary>
    public required bool IsLive { get; init; }

    /// <summary>Whether the NIC is in the persistent definition.</summary>
    public required bool IsPersistent { get; init; }

    /// <summary>Whether the live and persistent definitions contain the same NIC.</summary>
    public required bool IsInSync { get; init; }

    /// <summary>The IP addresses of the guest; null if no source is configured.</summary>
    public required IReadOnlyList<GuestAddress>? Addresses { get; init; }

    /// <summary>The model of a NIC.</summary>
    public static InterfaceModel Of(ListedNic nic) => new()
    {
        Domain = nic.Domain.Domain.Name,
        DomainUuid = nic.Domain.Domain.Uuid,
        IsRunning = nic.Domain.IsRunning,
        Name = nic.Nics.Name,
        ImportId = nic.ImportId,
        Nic = nic.Current,
        Type = nic.Type,
        Bridge = nic.Bridge,
        Settings = nic.Current.Settings.With(VlanSetting.Setting, nic.Nics.OwnVlanOf(nic.Current)),
        ExpectedVlans = nic.Vlans.Expected,
        EffectiveVlans = nic.Vlans.Found,
        VlanProblem = nic.Vlans.Mismatch,
        Tap = nic.Nics.Live?.Tap,
        IsLive = nic.Nics.Live is not null,
        IsPersistent = nic.Nics.Config is not null,
        IsInSync = nic.Differences.Count == 0,
        Addresses = nic.Addresses,
    };

    /// <summary>NICs as the value of <c>interfaces</c>.</summary>
    public static Tf<IReadOnlyList<Tf<TfObject>>> ToList(IEnumerable<InterfaceModel> nics) =>
        TfValues.Objects(NetworkAttachmentsSchema.Interfaces, nics, static (values, nic) => nic.WriteTo(values));

    private void WriteTo(TfObject values)
    {
        values.Set(InterfaceAttributes.Domain, Domain);
        values.Set(InterfaceAttributes.DomainUuid, DomainUuid.ToString());
        values.Set(InterfaceAttributes.Running, IsRunning);
        values.Set(InterfaceAttributes.Name, TfValues.Text(Name));
        values.Set(InterfaceAttributes.Managed, Name is not null);
        values.Set(InterfaceAttributes.Alias, TfValues.Text(Nic.Alias));
        values.Set(InterfaceAttributes.ImportId, TfValues.Text(ImportId));
        values.Set(InterfaceAttributes.Type, TfValues.Text(Type));
        values.Set(InterfaceAttributes.Bridge, TfValues.Text(Bridge));
        values.Set(InterfaceAttributes.Network, TfValues.Text(Nic.Source.Network));
        values.Set(InterfaceAttributes.PortGroup, TfValues.Text(Nic.Source.PortGroup));
        foreach (var setting in NicSettingTable.All)
        {
            setting.List(values, Settings.GetRaw(setting));
        }

        values.Set(InterfaceAttributes.Intended, PortVlanAttributes.Show(InterfaceAttributes.Intended, ExpectedVlans));
        values.Set(InterfaceAttributes.Effective, PortVlanAttributes.Show(InterfaceAttributes.Effective, EffectiveVlans));
        values.Set(InterfaceAttributes.Problem, TfValues.Text(VlanProblem?.ToString()));
        values.Set(InterfaceAttributes.Tap, TfValues.Text(Tap));
        values.Set(InterfaceAttributes.Live, IsLive);
        values.Set(InterfaceAttributes.Persistent, IsPersistent);
        values.Set(InterfaceAttributes.InSync, IsInSync);
        values.Set(InterfaceAttributes.CurrentMac, TfValues.Text(Nic.CurrentMac?.ToString()));
        values.Set(InterfaceAttributes.Addresses, GuestAddressAttributes.ToList(Addresses));
    }
}
