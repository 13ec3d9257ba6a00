using TerraformPlugin.Diagnostics;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Wire;

/// <summary>Terraform shows the line of an attribute or of its element, but cannot look into the objects of an attribute.</summary>
public sealed class DiagnosticEncoderTests
{
    public static TheoryData<string, string> Paths => new()
    {
        { "vlan", "vlan" },
        { "trunk.tags", "trunk" },
        { "trunk.tags[0]", "trunk" },
        { "ports[1].key", "ports[1]" },
        { "zones[\"a\"].key", "zones[\"a\"]" },
        { "zones[\"a\"]", "zones[\"a\"]" },
        { "labels[\"a\"]", "labels[\"a\"]" },
        { "timeouts.create", "timeouts" },
        { "rule[0].key", "rule[0].key" },
        { "options.vlan", "options.vlan" },
        { "unknown.vlan", "unknown.vlan" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_path_ends_where_terraform_finds_a_line_and_the_detail_names_the_whole_path(string path, string visible)
    {
        var message = Encode(path, "It is wrong.");
        Assert.Equal(DiagnosticEncoder.Encode(Parse(visible)), message.Attribute);
        Assert.Equal(path == visible ? "It is wrong." : $"{path}: It is wrong.", message.Detail);
        Assert.Equal($"{path} is wrong.", Encode(path, $"{path} is wrong.").Detail);
    }

    private static Protocol.Tfplugin6.Diagnostic Encode(string path, string detail) =>
        Assert.Single(DiagnosticEncoder.Encode([Diagnostic.Error("Wrong", detail, Parse(path))], FakeSchema.Thing));

    private static AttributePath Parse(string text) => text
        .Split(['.', '['], StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(AttributePath.Root, (path, step) => step.TrimEnd(']') switch
        {
            ['"', .., '"'] key => path.Element(key.Trim('"')),
            var index when long.TryParse(index, out var position) => path.Index(position),
            var name => path.Attribute(name),
        });
}
