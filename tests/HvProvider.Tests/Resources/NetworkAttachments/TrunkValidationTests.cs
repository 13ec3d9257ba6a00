using HvProvider.Attributes;
using HvProvider.Tests.Terraform;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>An invalid trunk is reported with its element, without a connection to the hypervisor.</summary>
public sealed class TrunkValidationTests
{
    public static TheoryData<string[], string> Wrong => new()
    {
        { ["30", "web"], "trunk.tags[1] must be a VLAN ID such as \"30\" or a range of VLAN IDs such as \"30-39\", got: \"web\"." },
        { ["30-"], "trunk.tags[0] must be a VLAN ID such as \"30\" or a range of VLAN IDs such as \"30-39\", got: \"30-\"." },
        { ["30", "0"], "trunk.tags[1] must contain VLAN IDs between 1 and 4094, got: \"0\"." },
        { ["4000-4095"], "trunk.tags[0] must contain VLAN IDs between 1 and 4094, got: \"4000-4095\"." },
        { ["30", "50-40"], "trunk.tags[1] must start with the smaller VLAN ID, got: \"50-40\"." },
        { ["30", "40", "30"], "trunk.tags[2] must not contain a VLAN ID that \"30\" already contains, got: \"30\"." },
        { ["30-39", "35"], "trunk.tags[1] must not contain a VLAN ID that \"30-39\" already contains, got: \"35\"." },
        { ["35", "20", "30-39"], "trunk.tags[2] must not contain a VLAN ID that \"35\" already contains, got: \"30-39\"." },
        { ["30-39", "39-50"], "trunk.tags[1] must not contain a VLAN ID that \"30-39\" already contains, got: \"39-50\"." },
        { ["30", "030"], "trunk.tags[1] must not contain a VLAN ID that \"30\" already contains, got: \"030\"." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_invalid_element_is_reported_with_the_rule(string[] tags, string detail)
    {
        var message = Assert.Single((await ValidateAsync(c => c.Set(Trunk, Attachment.Trunk(tags)))).All);
        Assert.Equal(("Invalid attribute value", detail), (message.Summary, message.Detail));
        Assert.StartsWith("trunk", message.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_invalid_element_is_reported()
    {
        var messages = await ValidateAsync(c => c.Set(Trunk, Attachment.Trunk(["x", "30", "5000", "30"])));
        Assert.Equal(3, messages.Errors.Count);
    }

    [Theory]
    [InlineData("30", "31", "29")]
    [InlineData("30-39", "40-49", "1-29")]
    [InlineData("1-4094")]
    [InlineData("4094", "1")]
    public async Task Adjacent_ranges_do_not_overlap(params string[] tags) =>
        (await ValidateAsync(c => c.Set(Trunk, Attachment.Trunk(tags, native: 30, mode: "tagged")))).AssertNone();

    [Fact]
    public async Task A_null_element_is_reported()
    {
        var trunk = Attachment.Trunk([]);
        trunk.Set(TrunkAttributes.Tags, new([new Tf<string>("30"), Tf<string>.Null]));
        Assert.Equal(
            "trunk.tags[1] must be a VLAN ID or a range of VLAN IDs, got: null.",
            Assert.Single((await ValidateAsync(c => c.Set(Trunk, trunk))).Errors).Detail);
    }

    [Theory]
    [InlineData(0L, null, "trunk")]
    [InlineData(4095L, null, "trunk")]
    [InlineData(20L, "both", "trunk")]
    [InlineData(null, "tagged", "trunk")]
    public async Task An_invalid_native_VLAN_is_reported(long? native, string? mode, string path) =>
        (await ValidateAsync(c => c.Set(Trunk, Attachment.Trunk(["30"], native, mode)))).Single("Invalid attribute value", path);

    [Fact]
    public async Task An_empty_trunk_and_one_of_only_its_native_VLAN_are_reported()
    {
        (await ValidateAsync(c => c.Set(Trunk, Attachment.Trunk([])))).Single("Invalid attribute value", "trunk");
        (await ValidateAsync(c => c.Set(Trunk, Attachment.Trunk([], native: 20)))).AssertNone();
        (await ValidateAsync(c => c.Set(Trunk, new TfObject(Trunk.Schema)))).Single("Missing attribute", "trunk");
    }

    [Fact]
    public async Task A_VLAN_and_a_trunk_exclude_each_other()
    {
        var messages = await ValidateAsync(c =>
        {
            c.Set(Vlan, 30);
            c.Set(Trunk, Attachment.Trunk(["40"]));
        });
        Assert.Contains("vlan", messages.Single("Conflicting attributes", "trunk"));
    }

    [Fact]
    public async Task Unknown_values_are_accepted()
    {
        (await ValidateAsync(c =>
        {
            c.Set(Vlan, 30);
            c.Set(Trunk, Tf<TfObject>.Unknown);
        })).AssertNone();
        var trunk = Attachment.Trunk(["30"], mode: "tagged");
        trunk.Set(TrunkAttributes.Native, Tf<long>.Unknown);
        trunk.Set(TrunkAttributes.Tags, new([Tf<string>.Unknown, new Tf<string>("30"), Tf<string>.Unknown]));
        (await ValidateAsync(c =>
        {
            c.Set(Vlan, Tf<long>.Unknown);
            c.Set(Trunk, trunk);
        })).AssertNone();
        trunk.Set(TrunkAttributes.Tags, Tf<IReadOnlyList<Tf<string>>>.Unknown);
        trunk.Set(TrunkAttributes.Mode, Tf<string>.Unknown);
        (await ValidateAsync(c => c.Set(Trunk, trunk))).AssertNone();
    }

    private static async Task<Messages> ValidateAsync(Action<TfObject> change)
    {
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock("qemu:///system"));
        await process.ValidateAsync(Attachment.Of(change));
        return process.Messages;
    }
}
