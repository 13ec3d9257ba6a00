using System.Xml.Linq;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>
/// One setting of a NIC. It is declared once, in the table <see cref="NicSettingTable"/>, and everything that plans, writes, reads,
/// compares or shows NICs goes through that table. All members without a default are required: a setting that lacks a part does not
/// compile.
/// </summary>
internal abstract class NicSetting
{
    /// <summary>The name in differences and messages: the attribute's, where the setting has one attribute of its own.</summary>
    public required string Name { get; init; }

    /// <summary>The child of libvirt's <c>interface</c> element that carries it.</summary>
    public required string Element { get; init; }

    /// <summary>
    /// The XML attributes of the element that the setting accounts for; any other one makes a NIC foreign when an interrupted create is
    /// continued. Null where the whole element belongs to the setting.
    /// </summary>
    public required string? ElementAttribute { get; init; }

    /// <summary>
    /// The XML attribute of the element that libvirt only reports about a running guest. It is never sent, and no difference. Null if
    /// there is none.
    /// </summary>
    public string? ReportedAttribute { get; init; }

    /// <summary>How a change reaches a running domain.</summary>
    public required SettingChange LiveChange { get; init; }

    /// <summary>How a change reaches the persistent definition.</summary>
    public required SettingChange ConfigChange { get; init; }

    /// <summary>What becomes of an existing NIC's value where the configuration does not set one.</summary>
    public required UnsetSetting WhenUnset { get; init; }

    /// <summary>When different values in the live and the persistent definition are drift.</summary>
    public required DefinitionComparison Comparison { get; init; }

    /// <summary>The value in <c>terraform test</c>'s mocks, as HCL.</summary>
    public required string MockValue { get; init; }

    /// <summary>The attributes of <c>hv_network_attachment</c> that set it or show it.</summary>
    public abstract IReadOnlyList<SchemaAttribute> Attributes { get; }

    /// <summary>The attributes of a NIC in <c>hv_network_attachments</c> that show it; empty if it is not listed.</summary>
    public abstract IReadOnlyList<SchemaAttribute> ListedAttributes { get; }

    /// <summary>The rules for these attributes together.</summary>
    public abstract IReadOnlyList<ConfigValidator> Validators { get; }

    /// <summary>Whether a configuration can set it; one that cannot is only shown.</summary>
    public abstract bool IsConfigurable { get; }

    /// <summary>Whether a libvirt network or its port group can provide the value of a NIC that has none.</summary>
    public abstract bool IsInheritable { get; }

    /// <summary>Whether both objects set it to the same value, or neither does.</summary>
    public bool IsEqual(TfObject left, TfObject right) =>
        Attributes.All(attribute => left.GetRaw(attribute).Equals(right.GetRaw(attribute)));

    /// <summary>Whether an object sets it, to a value known by now or not.</summary>
    public bool IsSet(TfObject values) => Attributes.Any(attribute => !values.GetRaw(attribute).IsNull);

    /// <summary>Whether the value that an object sets, or does not set, is known.</summary>
    public abstract bool IsKnown(TfObject values);

    /// <summary>Copies the setting's attributes.</summary>
    public void Copy(TfObject from, TfObject to)
    {
        foreach (var attribute in Attributes)
        {
            to.SetRaw(attribute, from.GetRaw(attribute));
        }
    }

    /// <summary>The value of an <c>interface</c> element; null if it has none.</summary>
    internal abstract object? Read(XElement nic);

    /// <summary>Writes a value into an <c>interface</c> element; null removes it.</summary>
    internal abstract void Write(XElement nic, object? value);

    /// <summary>The difference between two values; null if they mean the same.</summary>
    internal abstract NicDifference? Compare(object? found, object? expected);

    /// <summary>The value that a network provides; null if it provides none.</summary>
    internal abstract object? InheritedFrom(InheritedSettings network);

    /// <summary>Adds the value that an object sets to the values of a NIC; an unset one is omitted if existing NICs keep theirs.</summary>
    internal abstract NicSettingValues AddConfigured(TfObject values, NicSettingValues to);

    /// <summary>Adds the value of a new NIC where the configuration sets none, if there is one.</summary>
    internal abstract NicSettingValues AddDefault(NicSettingValues to);

    /// <summary>Plans the value of a new NIC where the configuration sets none, if there is one.</summary>
    internal abstract void PlanDefault(TfObject planned);

    /// <summary>Shows a value in an object that has the setting's attributes; a known spelling of the same value is kept.</summary>
    internal abstract void Show(TfObject state, object? value);

    /// <summary>Shows a value in an object of the listing.</summary>
    internal abstract void List(TfObject listed, object? value);
}
