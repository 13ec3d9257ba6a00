using System.Text.Json;
using System.Xml.Linq;
using HvProvider.Commands.Map.Json;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Svg;
using HvProvider.Commands.Map.Text;
using HvProvider.Tests.Docs;

namespace HvProvider.Tests.Commands.Map;

/// <summary>
/// The maps of four hosts in all formats. HV_MAPS_WRITE=1 rewrites the files; review the SVG files before committing them.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(CommittedDocs.Repository.Root, "tests", "HvProvider.Tests", "Commands", "Map",
        "Golden");

    public static TheoryData<string, string> Files =>
        new MatrixTheoryData<string, string>(["healthy", "leaking", "mismatched", "unseen"], ["txt", "svg", "json"]);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Maps_match_the_golden_files(string host, string extension)
    {
        await using var site = await StartAsync(host);
        var map = await site.MapAsync();
        var written = Write(map, extension);
        var file = Path.Combine(Folder, $"{host}.{extension}");
        if (Environment.GetEnvironmentVariable("HV_MAPS_WRITE") == "1")
        {
            await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), written);
        Assert.Equal(written, Write(await site.MapAsync(), extension));
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("leaking")]
    [InlineData("mismatched")]
    [InlineData("unseen")]
    public async Task The_SVG_is_well_formed_and_contains_all_elements_within_its_bounds(string host)
    {
        await using var site = await StartAsync(host);
        var text = SvgMapWriter.Write(await site.MapAsync());
        var svg = XDocument.Parse(text).Root!;

        Assert.Equal("{http://www.w3.org/2000/svg}svg", svg.Name.ToString());
        Assert.DoesNotContain("http", text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.Descendants(), element =>
            element.Name.LocalName is "script" or "image" or "use" or "foreignObject" or "a");
        SvgLayout.AssertNothingOverlaps(svg);
    }

    [Fact]
    public async Task JSON_member_names_are_snake_case_and_identical_for_every_host()
    {
        var shapes = new List<string>();
        foreach (var host in new[] { "healthy", "leaking", "mismatched" })
        {
            await using var site = await StartAsync(host);
            using var json = JsonDocument.Parse(JsonMapWriter.Write(await site.MapAsync()));
            var names = Names(json.RootElement).Distinct().Order(StringComparer.Ordinal).ToArray();
            Assert.All(names, name => Assert.Matches("^[a-z]+(_[a-z]+)*$", name));
            shapes.Add(string.Join(' ', names.Except(["kind", "message"])));
        }

        Assert.Single(shapes.Distinct());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Names(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    private static string Write(HostMap map, string extension) => extension switch
    {
        "svg" => SvgMapWriter.Write(map),
        "json" => JsonMapWriter.Write(map),
        _ => TextMapWriter.Write(map, hasColour: false),
    };

    private static async Task<MapHost> StartAsync(string host)
    {
        var site = host switch
        {
            "leaking" => await MapHost.LeakingAsync(),
            "mismatched" => await MapHost.MismatchedAsync(),
            _ => await MapHost.HealthyAsync(),
        };
        site.Host.IsUnreadable = host == "unseen";
        return site;
    }
}
