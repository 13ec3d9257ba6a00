using HvProvider.Attributes;
using HvProvider.Nics.Settings;
using HvProvider.Resources.NetworkAttachments;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class UpdateDecisionTests
{
    private const string Uuid = "5f1e2a30-0000-4000-8000-00000000000a";
    private const string OtherUuid = "5f1e2a30-0000-4000-8000-00000000000b";
    private const string LanMac = "52:54:00:00:00:01";

    private static readonly Dictionary<string, UpdateCase> Updates = new()
    {
        ["link state"] = new(config => config.Set(Link, "down")),
        ["VLAN"] = new(config => config.Set(Vlan, 30)),
        ["bridge"] = new(config => config.Set(Bridge, "br1")),
        ["configured as it is"] = new(config =>
        {
            config.Set(Mac, LanMac);
            config.Set(Model, "e1000");
            config.Set(Pci, "0000:05:00.0");
        }),
        ["MAC address"] = new(config => config.Set(Mac, "52:54:00:00:00:02")) { Causes = [Mac] },
        ["MAC address, unknown"] = new(config => config.Set(Mac, Tf<string>.Unknown)) { Causes = [Mac], Unknown = [Mac] },
        ["model"] = new(config => config.Set(Model, "virtio")) { Causes = [Model] },
        ["PCI address"] = new(config => config.Set(Pci, "0000:06:00.0")) { Causes = [Pci] },
        ["all that re-attach"] = new(config =>
        {
            config.Set(Mac, "52:54:00:00:00:02");
            config.Set(Model, "virtio");
            config.Set(Pci, "0000:06:00.0");
        })
        { Causes = [Mac, Model, Pci] },
        ["all that re-attach, not live"] = new(config =>
        {
            config.Set(Mac, "52:54:00:00:00:02");
            config.Set(Model, "virtio");
            config.Set(Pci, "0000:06:00.0");
        })
        { Prior = prior => prior.Set(Live, false) },
        ["no bridge found"] = new(config => config.Set(Link, "down"))
        {
            Prior = prior => prior.Set(Bridge, Tf<string>.Null),
            Causes = [Bridge],
        },
        ["no bridge found, not live"] = new(config => config.Set(Link, "down"))
        {
            Prior = prior =>
            {
                prior.Set(Bridge, Tf<string>.Null);
                prior.Set(Live, false);
            },
        },
        ["no bridge found, other model"] = new(config => config.Set(Model, "virtio"))
        {
            Prior = prior => prior.Set(Bridge, Tf<string>.Null),
            Causes = [Model, Bridge],
        },
        ["out of sync"] = new(_ => { }) { Prior = prior => prior.Set(InSync, false), Unknown = [Pci, InSync] },
        ["out of sync, PCI address configured"] = new(config => config.Set(Pci, "0000:05:00.0"))
        {
            Prior = prior => prior.Set(InSync, false),
            Unknown = [InSync],
        },
        ["out of sync, other MAC address"] = new(config => config.Set(Mac, "52:54:00:00:00:02"))
        {
            Prior = prior => prior.Set(InSync, false),
            Unknown = [Pci, InSync],
            Causes = [Mac],
        },
        ["VLANs of the port not known"] = new(config => config.Set(Link, "down"))
        {
            Prior = prior => prior.Set(EffectiveVlans, Tf<TfObject>.Null),
            Unknown = [EffectiveVlans],
        },
        ["alias that libvirt assigned"] = new(config => config.Set(Link, "down"))
        {
            Prior = prior => prior.Set(Alias, "net0"),
            Unknown = [Alias],
        },
        ["imported without a name"] = new(_ => { })
        {
            Prior = prior =>
            {
                prior.Set(Name, Tf<string>.Null);
                prior.Set(Id, $"{Uuid}/{LanMac}");
                prior.Set(Alias, "net0");
            },
            Unknown = [Alias],
            IdAfter = $"{Uuid}/lan",
        },
        ["domain by its UUID"] = new(config => config.Set(Domain, Uuid)),
    };

    private static readonly Dictionary<string, ReplacementCase> Replacements = new()
    {
        ["nothing"] = new("web01", "web01"),
        ["other name of the domain"] = new("web01", "web02") { Causes = [Domain] },
        ["name to the UUID"] = new("web01", Uuid),
        ["name to the UUID in capitals"] = new("web01", Uuid.ToUpperInvariant()),
        ["name to another UUID"] = new("web01", OtherUuid) { Causes = [Domain] },
        ["UUID to another UUID"] = new(Uuid, OtherUuid) { Causes = [Domain] },
        ["UUID in another notation"] = new(Uuid, Uuid.Replace("-", "", StringComparison.Ordinal)),
        ["UUID to the name"] = new(Uuid, "web01") { DomainName = "web01" },
        ["UUID to another name"] = new(Uuid, "web02") { DomainName = "web01", Causes = [Domain] },
        ["UUID to a name, none remembered"] = new(Uuid, "web01") { Causes = [Domain] },
        ["name that the domain was renamed to"] = new("web01", "web02") { DomainName = "web02" },
        ["unknown domain"] = new("web01", null) { DomainName = "web01", Causes = [Domain] },
        ["other domain, UUID not known"] = new("web01", Uuid) { PriorUuid = Tf<string>.Null, Causes = [Domain] },
        ["other name of the NIC"] = new("web01", "web01") { PlannedName = "wan", Causes = [Name] },
        ["unknown name of the NIC"] = new("web01", "web01") { PlannedName = Tf<string>.Unknown, Causes = [Name] },
        ["imported NIC without a name"] = new("web01", "web01") { PriorName = Tf<string>.Null },
        ["imported NIC without a name, other domain"] = new("web01", "web02") { PriorName = Tf<string>.Null, Causes = [Domain] },
        ["other domain and other name"] = new("web01", "web02") { PlannedName = "wan", Causes = [Domain, Name] },
        ["UUID to the name, other name"] = new(Uuid, "web01") { DomainName = "web01", PlannedName = "wan", Causes = [Name] },
    };

    public static TheoryData<string> OfUpdates => [.. Updates.Keys];

    public static TheoryData<string> OfReplacements => [.. Replacements.Keys];

    [Theory]
    [MemberData(nameof(OfUpdates))]
    public void An_update_keeps_what_is_not_configured_and_not_known_after_apply(string name)
    {
        var update = Updates[name];
        var (prior, config, planned) = update.Values();
        UpdateDecision.Of(AttachmentModel.Read(prior), AttachmentModel.Read(planned), AttachmentModel.Read(config))
            .Planned.WriteTo(planned);
        var unknown = NetworkAttachmentSchema.Schema.Attributes.Where(attribute => planned.GetRaw(attribute).IsUnknown).ToArray();
        Assert.Equal(Names([Live, Tap, .. update.Unknown]), Names(unknown));
        foreach (var attribute in NetworkAttachmentSchema.Schema.Attributes.Except(unknown).Where(attribute => attribute != Id))
        {
            var expected = config.GetRaw(attribute) is { IsNull: false } configured ? configured
                : attribute is { Computed: true } ? prior.GetRaw(attribute)
                : TfValue.Null(attribute.Type);
            Assert.True(expected.Equals(planned.GetRaw(attribute)), $"{attribute.Name}: {planned.GetRaw(attribute)}, expected {expected}");
        }

        Assert.Equal(update.IdAfter ?? prior.Get(Id).Value, planned.Get(Id).Value);
    }

    [Theory]
    [MemberData(nameof(OfUpdates))]
    public void A_running_domains_nic_is_re_attached_for_what_libvirt_cannot_update(string name)
    {
        var update = Updates[name];
        var (prior, config, planned) = update.Values();
        var decision = UpdateDecision.Of(AttachmentModel.Read(prior), AttachmentModel.Read(planned), AttachmentModel.Read(config));
        Assert.Equal(update.Causes, decision.ReattachCauses);
    }

    [Fact]
    public void Every_setting_that_re_attaches_is_in_the_table() => Assert.Equal(
        Names(NicSettingTable.Reattaching.SelectMany(setting => setting.Attributes)), Names(Updates["all that re-attach"].Causes));

    [Theory]
    [MemberData(nameof(OfReplacements))]
    public void Another_domain_or_name_replaces_the_attachment_but_another_notation_does_not(string name)
    {
        var replacement = Replacements[name];
        var prior = AttachmentModel.Read(Prior()) with
        {
            Domain = replacement.Domain,
            Name = replacement.PriorName,
            DomainUuid = replacement.PriorUuid,
        };
        var planned = prior with
        {
            Domain = replacement.PlannedDomain is { } domain ? domain : Tf<string>.Unknown,
            Name = replacement.PlannedName,
        };
        Assert.Equal(replacement.Causes, UpdateDecision.Replacements(prior, planned, new PrivateState(replacement.DomainName)));
    }

    private static TfObject Prior() => Attachment.Of(state =>
    {
        state.Set(OnDestroyAction, OnDestroy.Detach);
        state.Set(Id, $"{Uuid}/lan");
        state.Set(DomainUuid, Uuid);
        state.Set(Alias, "ua-lan");
        state.Set(Tap, "vnet3");
        state.Set(Live, true);
        state.Set(InSync, true);
        state.Set(EffectiveVlans, PortVlanAttributes.Show(EffectiveVlans, new PortVlans(1, [1], [])));
        state.Set(Mac, LanMac);
        state.Set(Model, "e1000");
        state.Set(Link, "up");
        state.Set(Pci, "0000:05:00.0");
    });

    private static IEnumerable<string> Names(IEnumerable<SchemaAttribute> attributes) =>
        attributes.Select(attribute => attribute.Name).Order(StringComparer.Ordinal);

    /// <summary>A change of the configuration.</summary>
    private sealed record UpdateCase(Action<TfObject> Config)
    {
        public Action<TfObject> Prior { get; init; } = _ => { };

        /// <summary>What is known after apply beside <c>live</c> and <c>tap</c>.</summary>
        public SchemaAttribute[] Unknown { get; init; } = [];

        public SchemaAttribute[] Causes { get; init; } = [];

        public string? IdAfter { get; init; }

        /// <summary>The values as they are when the connection is decided on.</summary>
        public (TfObject Prior, TfObject Config, TfObject Planned) Values()
        {
            var prior = UpdateDecisionTests.Prior();
            Prior(prior);
            var config = Attachment.Of(Config);
            var planned = config.Clone();
            SchemaAttribute[] decided = [OnDestroyAction, Link, InSync, EffectiveVlans, EffectiveBandwidth];
            var computed = NetworkAttachmentSchema.Schema.Attributes.Where(attribute => attribute.Computed);
            foreach (var attribute in computed.Where(attribute => config.GetRaw(attribute).IsNull))
            {
                planned.SetRaw(attribute, decided.Contains(attribute) ? prior.GetRaw(attribute) : TfValue.Unknown(attribute.Type));
            }

            return (prior, config, planned);
        }
    }

    private sealed record ReplacementCase(string Domain, string? PlannedDomain)
    {
        public string? DomainName { get; init; }

        public Tf<string> PriorUuid { get; init; } = Uuid;

        public Tf<string> PriorName { get; init; } = "lan";

        public Tf<string> PlannedName { get; init; } = "lan";

        public SchemaAttribute[] Causes { get; init; } = [];
    }
}
