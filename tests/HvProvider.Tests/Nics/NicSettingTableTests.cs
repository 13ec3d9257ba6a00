using System.Xml.Linq;
using CsCheck;
using HvProvider.DataSources.NetworkAttachments;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Resources.NetworkAttachments;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.Nics;

/// <summary>What holds for every setting of the table.</summary>
public sealed class NicSettingTableTests
{
    private static readonly Gen<BandwidthLimit> Limit =
        from average in Gen.Long[1, BandwidthLimit.MaxRate]
        from peak in Gen.Long[1, BandwidthLimit.MaxRate].Nullable()
        from burst in Gen.Long[1, BandwidthLimit.MaxBurst].Nullable()
        select new BandwidthLimit(average, peak, burst);

    /// <summary>Values of every setting.</summary>
    private static readonly Dictionary<string, Gen<object>> Values = new()
    {
        [MacAddressSetting.Setting.Name] = Gen.Byte.Array[6].Select(static octets => (object)MacAddress.FromOctets(octets)),
        [VlanSetting.Setting.Name] = NicGen.Vlan.Where(static vlan => vlan is not null).Select(static vlan => (object)vlan!),
        [BandwidthSetting.Setting.Name] = Gen.OneOf(
            Limit.Select(static limit => (object)new Bandwidth(limit, null)),
            Limit.Select(static limit => (object)new Bandwidth(null, limit)),
            Gen.Select(Limit, Limit, static (inbound, outbound) => (object)new Bandwidth(inbound, outbound))),
        [ModelSetting.Setting.Name] = OneOf("virtio", "e1000", "e1000e"),
        [LinkStateSetting.Setting.Name] = OneOf(LinkState.Up, LinkState.Down),
        [PciAddressSetting.Setting.Name] =
            PciAddressTests.Any.Where(static address => !address.IsEmpty).Select(static address => (object)address),
    };

    public static TheoryData<string> Names => [.. NicSettingTable.All.Select(setting => setting.Name)];

    public static TheoryData<string> ConfigurableNames => [.. NicSettingTable.Configurable.Select(setting => setting.Name)];

    public static TheoryData<string> ListedNames =>
        [.. NicSettingTable.All.Where(setting => setting.ListedAttributes.Count > 0).Select(setting => setting.Name)];

    [Fact]
    public void Every_setting_has_its_own_name_element_and_attributes()
    {
        Assert.Distinct(NicSettingTable.All.Select(setting => setting.Name));
        Assert.Distinct(NicSettingTable.All.Select(setting => setting.Element));
        Assert.Distinct(NicSettingTable.All.SelectMany(setting => setting.Attributes).Select(attribute => attribute.Name));
        Assert.Distinct(NicSettingTable.ListedAttributes.Select(attribute => attribute.Name));
    }

    [Fact]
    public void Every_setting_is_tested_here() =>
        Assert.Equal(NicSettingTable.All.Select(setting => setting.Name).Order(), Values.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_is_found_by_its_name_and_has_a_mock_value(string name)
    {
        Assert.Equal(name, NicSettingTable.Find(name)?.Name);
        Assert.NotEmpty(Setting(name).MockValue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_attributes_of_a_setting_are_in_the_schemas_and_are_configurable_if_it_is(string name)
    {
        var setting = Setting(name);
        Assert.NotEmpty(setting.Attributes);
        Assert.Subset(NetworkAttachmentSchema.Schema.Attributes.ToHashSet(), setting.Attributes.ToHashSet());
        Assert.Subset(NetworkAttachmentsSchema.Interfaces.Schema.Attributes.ToHashSet(), setting.ListedAttributes.ToHashSet());
        Assert.All(setting.Attributes, attribute => Assert.Equal(setting.IsConfigurable, attribute.Optional));
        Assert.All(setting.ListedAttributes, attribute => Assert.True(attribute is { Computed: true, Optional: false }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_written_value_reads_back_as_the_same(string name)
    {
        var setting = Setting(name);
        Gen.Select(Values[name], Values[name]).Sample((first, second) =>
        {
            var nic = new XElement("interface");
            setting.Write(nic, first);
            setting.Write(nic, second);
            Assert.Equal(second, setting.Read(nic));
            Assert.Null(setting.Compare(setting.Read(nic), second));
            Assert.Equal([setting.Element], nic.Elements().Select(element => element.Name.LocalName));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_values_are_a_difference_that_describes_both(string name)
    {
        var setting = Setting(name);
        Gen.Select(Values[name], Values[name]).Where((found, wanted) => !Equals(found, wanted)).Sample((found, wanted) =>
        {
            var difference = setting.Compare(found, wanted);
            Assert.Equal(name, difference?.Attribute);
            Assert.NotEqual(difference!.Found, difference.Wanted);
            Assert.Equal(new NicDifference(name, null, difference.Wanted), setting.Compare(null, wanted));
            Assert.Equal(new NicDifference(name, difference.Found, null), setting.Compare(found, null));
            Assert.False(string.IsNullOrEmpty(difference.Found) || string.IsNullOrEmpty(difference.Wanted));
        });
        Assert.Null(setting.Compare(null, null));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Writing_null_removes_the_element(string name)
    {
        var setting = Setting(name);
        Values[name].Sample(value =>
        {
            var nic = new XElement("interface");
            setting.Write(nic, value);
            setting.Write(nic, null);
            Assert.Empty(nic.Elements());
            Assert.Equal(setting.Read(new XElement("interface")), setting.Read(nic));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Writing_touches_no_other_element_and_no_attribute_that_is_not_the_settings(string name)
    {
        var setting = Setting(name);
        Gen.Select(NicGen.Desired, NicGen.ForeignElements, Values[name].Null()).Sample((desired, foreign, value) =>
        {
            var nic = XElement.Parse(NicXmlWriter.ForAttach(desired with { PciAddress = desired.PciAddress ?? new(0, 1, 0, 0) }));
            nic.SetAttributeValue("trustGuestRxFilters", "yes");
            nic.Add(foreign.Select(XElement.Parse));
            if (setting.ElementAttribute is not null)
            {
                nic.Element(setting.Element)!.SetAttributeValue("foreign", "1");
            }

            var (attributes, others) = (Text(nic.Attributes()), Text(Others(nic)));
            setting.Write(nic, value);
            Assert.Equal((attributes, others), (Text(nic.Attributes()), Text(Others(nic))));
            Assert.Equal(
                value is not null && setting.ElementAttribute is not null ? "1" : null,
                nic.Element(setting.Element)?.Attribute("foreign")?.Value);
        });

        IEnumerable<XElement> Others(XElement nic) => nic.Elements().Where(element => element.Name != setting.Element);
    }

    [Theory]
    [MemberData(nameof(ConfigurableNames))]
    public void A_value_that_is_shown_is_configured_when_it_is_read(string name)
    {
        var setting = Setting(name);
        Gen.Select(Values[name].Null(), Values[name].Null()).Sample((before, value) =>
        {
            var values = NetworkAttachmentSchema.Schema.NewObject();
            setting.Show(values, before);
            setting.Show(values, value);
            Assert.True(setting.IsKnown(values));
            Assert.Equal(value is not null, setting.IsSet(values));
            var configured = setting.AddConfigured(values, NicSettingValues.Empty);
            Assert.Equal(value is not null || setting.WhenUnset == UnsetSetting.Remove, configured.Has(setting));
            Assert.Equal(value, configured.GetRaw(setting));
            Assert.Empty(Changed(values, setting.Attributes));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_shown_in_the_settings_attributes_and_null_in_none(string name)
    {
        var setting = Setting(name);
        Values[name].Sample(value =>
        {
            var values = NetworkAttachmentSchema.Schema.NewObject();
            setting.Show(values, value);
            Assert.NotEmpty(Changed(values, []));
            Assert.Empty(Changed(values, setting.Attributes));
            setting.Show(values, null);
            Assert.Empty(Changed(values, []));
        });
    }

    [Theory]
    [MemberData(nameof(ConfigurableNames))]
    public void An_unknown_attribute_makes_the_setting_unknown_and_undecided(string name)
    {
        var setting = Setting(name);
        foreach (var attribute in setting.Attributes)
        {
            var values = NetworkAttachmentSchema.Schema.NewObject();
            Assert.True(setting.IsKnown(values));
            values.SetRaw(attribute, TfValue.Unknown(attribute.Type));
            Assert.False(setting.IsKnown(values));
            Assert.True(setting.IsSet(values));
            Assert.Null(setting.AddConfigured(values, NicSettingValues.Empty).GetRaw(setting));
        }
    }

    [Theory]
    [MemberData(nameof(ConfigurableNames))]
    public void The_value_of_a_new_nic_is_planned_as_it_is_sent(string name)
    {
        var setting = Setting(name);
        var values = NetworkAttachmentSchema.Schema.NewObject();
        setting.PlanDefault(values);
        var sent = setting.AddDefault(NicSettingValues.Empty);
        Assert.Equal(sent.Has(setting), setting.IsSet(values));
        Assert.Equal(sent.GetRaw(setting), setting.AddConfigured(values, NicSettingValues.Empty).GetRaw(setting));
        Values[name].Sample(value =>
        {
            var configured = values.Clone();
            setting.Show(configured, value);
            var decided = setting.AddConfigured(configured, NicSettingValues.Empty);
            Assert.Equal(value, setting.AddDefault(decided).GetRaw(setting));
        });
    }

    [Theory]
    [MemberData(nameof(ListedNames))]
    public void A_value_is_listed_in_the_attributes_of_the_listing(string name)
    {
        var setting = Setting(name);
        Values[name].Sample(value =>
        {
            var values = new TfObject(NetworkAttachmentsSchema.Interfaces.Schema);
            setting.List(values, value);
            Assert.NotEmpty(Changed(values, []));
            Assert.Empty(Changed(values, setting.ListedAttributes));
            setting.List(values, null);
            Assert.Empty(Changed(values, []));
        });
    }

    [Theory]
    [InlineData("mac_address", "52:54:00:AA:BB:CC")]
    [InlineData("pci_address", "0000:0A:00.0")]
    public void A_spelling_of_the_same_value_is_kept(string name, string spelled)
    {
        var setting = Setting(name);
        var attribute = (StringAttribute)setting.Attributes[0];
        var values = NetworkAttachmentSchema.Schema.NewObject();
        values.Set(attribute, spelled);
        var value = setting.AddConfigured(values, NicSettingValues.Empty).GetRaw(setting);
        setting.Show(values, value);
        Assert.Equal(spelled, values.Get(attribute).Value);
        Assert.NotEqual(spelled, value!.ToString());
        Values[name].Where(other => !Equals(other, value)).Sample(other =>
        {
            var shown = values.Clone();
            setting.Show(shown, other);
            Assert.Equal(other.ToString(), shown.Get(attribute).Value);
        });
    }

    [Fact]
    public void A_desired_nic_that_decides_on_no_setting_differs_in_none() =>
        Gen.Select(NicGen.Desired, NicGen.Desired).Sample((found, desired) =>
        {
            var nic = NicXmlReader.Read(XElement.Parse(NicXmlWriter.ForAttach(found)));
            var undecided = (desired with { Alias = found.Alias, Source = found.Source, Mac = found.Mac })
                .WithSettings(NicSettingValues.Empty);
            Assert.Empty(NicComparison.WithDesired(nic, undecided));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_desired_nic_that_decides_on_one_setting_differs_in_that_one(string name)
    {
        var setting = Setting(name);
        Gen.Select(NicGen.Desired, Values[name]).Sample((found, value) =>
        {
            var nic = NicXmlReader.Read(XElement.Parse(NicXmlWriter.ForAttach(found)));
            var one = NicSettingValues.Empty.FilledFrom(Read(setting, value), [setting]);
            var differences = NicComparison.WithDesired(nic, found.WithSettings(one));
            Assert.Equal(Equals(nic.Settings.GetRaw(setting), value) ? [] : [name], differences.Select(found => found.Attribute));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Different_definitions_are_out_of_sync_as_the_setting_declares(string name)
    {
        var setting = Setting(name);
        var absent = setting.Read(new XElement("interface"));
        Gen.Select(Values[name].Null(), Values[name].Null()).Sample((live, config) =>
        {
            var isEqual = Equals(live ?? absent, config ?? absent);
            var isDrift = setting.Comparison switch
            {
                DefinitionComparison.Always => !isEqual,
                DefinitionComparison.WhereBothHave => !isEqual && live is not null && config is not null,
                _ => false,
            };
            Assert.Equal(
                isDrift ? [name] : [],
                NicComparison.BetweenDefinitions(Nic(setting, live), Nic(setting, config)).Select(found => found.Attribute));
        });
    }

    [Fact]
    public void A_pci_address_that_one_definition_lacks_is_no_drift()
    {
        var setting = PciAddressSetting.Setting;
        var (none, one, other) = (Nic(setting, null), Nic(setting, new PciAddress(0, 5, 0, 0)), Nic(setting, new PciAddress(0, 6, 0, 0)));
        Assert.Empty(NicComparison.BetweenDefinitions(one, none));
        Assert.Empty(NicComparison.BetweenDefinitions(none, one));
        Assert.Equal([setting.Name], NicComparison.BetweenDefinitions(one, other).Select(found => found.Attribute));
    }

    [Fact]
    public void A_network_provides_the_settings_that_are_inheritable_and_no_other() =>
        Gen.Select(NicGen.Vlan, Values[BandwidthSetting.Setting.Name].Null()).Sample((vlan, limits) =>
        {
            var inherited = new InheritedSettings(vlan, (Bandwidth?)limits);
            Assert.Equal(vlan, VlanSetting.Setting.InheritedFrom(inherited));
            Assert.Equal(limits, BandwidthSetting.Setting.InheritedFrom(inherited));
            Assert.All(
                NicSettingTable.All.Where(setting => !setting.IsInheritable),
                setting => Assert.Null(setting.InheritedFrom(inherited)));
        });

    private static Gen<object> OneOf(params object[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static NicSetting Setting(string name) => NicSettingTable.All.Single(setting => setting.Name == name);

    private static NicSettingValues Read(NicSetting setting, object? value) => Nic(setting, value).Settings;

    private static Nic Nic(NicSetting setting, object? value)
    {
        var nic = new XElement("interface", new XAttribute("type", "bridge"), new XElement("source", new XAttribute("bridge", "br0")));
        setting.Write(nic, value);
        return NicXmlReader.Read(nic);
    }

    /// <summary>The attributes of an object that have a value, except for some.</summary>
    private static IEnumerable<string> Changed(TfObject values, IEnumerable<SchemaAttribute> except) => values.Schema.Attributes
        .Where(attribute => !except.Contains(attribute) && !values.GetRaw(attribute).IsNull)
        .Select(attribute => attribute.Name);

    private static string Text<T>(IEnumerable<T> parts) => string.Join('\n', parts);
}
