using HvProvider.Provider;
using HvProvider.Tests.Terraform;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>Invalid configurations are reported without a connection to the hypervisor.</summary>
public sealed class ValidationTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "vlan", "0", "vlan must be between 1 and 4094, got: 0." },
        { "vlan", "4095", "vlan must be between 1 and 4094, got: 4095." },
        { "mac_address", "52:54:00:12:34",
            "mac_address must be a unicast MAC address such as \"52:54:00:12:34:56\", got: \"52:54:00:12:34\"." },
        { "mac_address", "01:00:5e:00:00:01",
            "mac_address must be a unicast address, whose first octet is even, got: \"01:00:5e:00:00:01\"." },
        { "mac_address", "fe:54:00:12:34:56",
            "mac_address must not start with FE, which libvirt uses for the tap on the host, got: \"fe:54:00:12:34:56\"." },
        { "mac_address", "00:00:00:00:00:00", "mac_address must not be all zeros, got: \"00:00:00:00:00:00\"." },
        { "bridge", "bridge-infrastructure", "bridge must have at most 15 bytes, but has 21, got: \"bridge-infrastructure\"." },
        { "bridge", "br0\n", "bridge must not contain white space, got: \"br0\n\"." },
        { "bridge", "", "bridge must not be empty, got: \"\"." },
        { "name", "net0", "name must not be 'net' followed by digits, which is reserved for libvirt's own aliases, got: \"net0\"." },
        { "name", "my nic", "name must contain only letters (A-Z, a-z), digits, '_' and '-', got: \"my nic\"." },
        { "link_state", "off", "link_state must be one of \"up\", \"down\", got: \"off\"." },
        { "pci_address", "05:00.0", "pci_address must be a PCI address such as \"0000:05:00.0\", got: \"05:00.0\"." },
        { "model", "<virtio>", "model must be a libvirt NIC model such as \"virtio\" or \"e1000e\", got: \"<virtio>\"." },
        { "on_destroy", "keep", "on_destroy must be one of \"detach\", \"config_only\", \"abandon\", got: \"keep\"." },
        { "domain", "", "domain must" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_invalid_value_is_reported_at_its_attribute_with_the_rule_and_the_value(string attribute, string value,
        string detail)
    {
        var messages = await ValidateAsync(Attachment.Of(c => SetText(c, attribute, value)));
        Assert.StartsWith(detail, messages.Single("Invalid attribute value", attribute), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("name")]
    public async Task Missing_required_attributes_are_reported(string attribute)
    {
        var config = Attachment.Of(c => c.SetRaw(Attribute(attribute), TfValue.Null(TfType.String)));
        Assert.Equal($"{attribute} must be set.", (await ValidateAsync(config)).Single("Missing attribute", attribute));
    }

    [Fact]
    public async Task A_bridge_or_a_network_must_be_set() => Assert.Equal(
        "One of bridge, network must be set.",
        (await ValidateAsync(Attachment.Of(c => c.Set(Bridge, Tf<string>.Null)))).Single("Missing attribute"));

    [Fact]
    public async Task A_port_group_requires_a_network()
    {
        Assert.Equal(
            "port_group cannot be set together with bridge alone. Set network, or remove port_group.",
            (await ValidateAsync(Attachment.Of(c => c.Set(PortGroup, "site")))).Single("Conflicting attributes", "port_group"));
        (await ValidateAsync(Attachment.Of(c =>
        {
            c.Set(PortGroup, "web");
            c.Set(Network, Tf<string>.Unknown);
        }))).AssertNone();
    }

    [Fact]
    public async Task A_bridge_beside_a_network_is_checked_by_the_plan() =>
        (await ValidateAsync(Attachment.Of(c => c.Set(Network, "site")))).AssertNone();

    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData("a/b", "must not contain '/', which libvirt rejects")]
    [InlineData(" site", "must not begin or end with white space")]
    public async Task An_invalid_network_name_is_reported(string name, string problem)
    {
        var messages = await ValidateAsync(Attachment.OnNetwork(name));
        Assert.StartsWith($"network {problem}", messages.Single("Invalid attribute value", "network"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("domain_uuid")]
    [InlineData("alias")]
    [InlineData("tap")]
    public async Task Computed_attributes_cannot_be_configured(string attribute)
    {
        var messages = await ValidateAsync(Attachment.Of(c => SetText(c, attribute, "x")));
        Assert.Contains("is read-only. Remove it from the configuration", messages.Single("Attribute is read-only", attribute));
    }

    [Fact]
    public async Task An_invalid_timeout_is_reported()
    {
        var messages = await ValidateAsync(Attachment.Of(c => Attachment.Limit(c, "create", "soon")));
        Assert.Contains("soon", messages.Single("Invalid attribute value", "timeouts"));
    }

    [Theory]
    [InlineData("uri", "qemu//system", "Invalid libvirt URI")]
    [InlineData("connect_timeout", "0s", "Invalid attribute value")]
    [InlineData("preflight", "yes", "Invalid attribute value")]
    [InlineData("connect_timeout", "ten", "Invalid attribute value")]
    public async Task An_invalid_provider_block_is_reported(string attribute, string value, string summary)
    {
        var block = Workspace.ProviderBlock(null);
        block.SetRaw(ProviderConfiguration.Schema.Attributes.Single(a => a.Name == attribute), TfValue.String(value));
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock("qemu:///system"));
        await process.ValidateProviderAsync(block);
        process.Messages.Single(summary, attribute);
    }

    private static async Task<Messages> ValidateAsync(TfObject config)
    {
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock("qemu:///system"));
        await process.ValidateAsync(config);
        return process.Messages;
    }

    private static SchemaAttribute Attribute(string name) =>
        HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema.Schema.Attributes.Single(a => a.Name == name);

    private static void SetText(TfObject config, string attribute, string value) => config.SetRaw(
        Attribute(attribute),
        attribute == Vlan.Name
            ? TfValue.Number(long.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            : TfValue.String(value));
}
