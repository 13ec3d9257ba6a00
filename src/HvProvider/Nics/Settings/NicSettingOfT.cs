using System.Xml.Linq;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>A setting with values of one type, of which the default, null, is "not there".</summary>
/// <typeparam name="T">The type: a class or a nullable struct.</typeparam>
internal sealed class NicSetting<T> : NicSetting
{
    /// <summary>The attributes of <c>hv_network_attachment</c>.</summary>
    public required SettingAttributes<T> Resource { get; init; }

    /// <summary>The attributes of a NIC in <c>hv_network_attachments</c>; null where the setting is not listed.</summary>
    public required SettingAttributes<T>? Listing { get; init; }

    /// <summary>Reads an <c>interface</c> element, whatever it holds.</summary>
    public required Func<XElement, T?> ReadXml { get; init; }

    /// <summary>Writes a value into an <c>interface</c> element and touches nothing else; null removes it.</summary>
    public required Action<XElement, T?> WriteXml { get; init; }

    /// <summary>A value in messages; null if there is none.</summary>
    public required Func<T?, string?> Describe { get; init; }

    /// <summary>The value of a new NIC where the configuration sets none; null where libvirt or the network decides.</summary>
    public required T? NewValue { get; init; }

    /// <summary>The value that a libvirt network provides; null where networks cannot.</summary>
    public required Func<InheritedSettings, T?>? FromNetwork { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<SchemaAttribute> Attributes => Resource.All;

    /// <inheritdoc />
    public override IReadOnlyList<SchemaAttribute> ListedAttributes => Listing?.All ?? [];

    /// <inheritdoc />
    public override IReadOnlyList<ConfigValidator> Validators => Resource.Validators;

    /// <inheritdoc />
    public override bool IsConfigurable => Resource.Configured is not null;

    /// <inheritdoc />
    public override bool IsInheritable => FromNetwork is not null;

    /// <summary>The value that an object sets.</summary>
    public SettingValue<T> Of(TfObject values) => Resource.Configured is { } configured ? configured(values) : SettingValue<T>.Unset;

    /// <inheritdoc />
    public override bool IsKnown(TfObject values) => !Of(values).IsUnknown;

    internal override object? Read(XElement nic) => ReadXml(nic);

    internal override void Write(XElement nic, object? value) => WriteXml(nic, (T?)value);

    internal override NicDifference? Compare(object? found, object? expected) => Equals(found, expected)
        ? null
        : new NicDifference(Name, Describe((T?)found), Describe((T?)expected));

    internal override object? InheritedFrom(InheritedSettings network) => FromNetwork is { } provide ? provide(network) : default;

    internal override NicSettingValues AddConfigured(TfObject values, NicSettingValues to) => Of(values) switch
    {
        { IsSet: true, Value: var value } => to.With(this, value),
        _ when IsConfigurable && WhenUnset == UnsetSetting.Remove => to.With(this, default),
        _ => to,
    };

    internal override NicSettingValues AddDefault(NicSettingValues to) => NewValue is null || to.Has(this) ? to : to.With(this, NewValue);

    internal override void PlanDefault(TfObject planned)
    {
        if (NewValue is not null)
        {
            Resource.Show(planned, NewValue);
        }
    }

    internal override void Show(TfObject state, object? value) => Resource.Show(state, (T?)value);

    internal override void List(TfObject listed, object? value) => Listing?.Show(listed, (T?)value);
}
