using DocsGenerator;

namespace HvProvider.Tests.Architecture;

/// <summary>References between the folders of a project point in one direction: downwards in its list of layers.</summary>
public sealed class LayerTests
{
    private static readonly FolderLayers Sample = new("SampleLayers.cs", """
        .
        Upper Beside
        Lower/Part
        Lower
        """);

    [Fact]
    public void TerraformPlugin_has_no_upward_references() => AssertNoViolations("TerraformPlugin", TerraformPluginLayers.List);

    [Fact]
    public void LibvirtSharp_has_no_upward_references() => AssertNoViolations("LibvirtSharp", LibvirtSharpLayers.List);

    [Fact]
    public void HvProvider_has_no_upward_references() => AssertNoViolations("HvProvider", HvProviderLayers.List);

    [Fact]
    public void Downward_references_are_accepted() => Assert.Empty(Violations(
        ("Program.cs", "System.Console.WriteLine(new Sample.A().B);"),
        ("Upper/A.cs", "namespace Sample; class A { public B B => new(); }"),
        ("Beside/C.cs", "namespace Sample; class C { B b = new(); D D() => b.D; }"),
        ("Lower/Part/B.cs", "namespace Sample; class B { public D D => D.One; }"),
        ("Lower/D.cs", "namespace Sample; /** <see cref=\"A\"/> */ enum D { One }")));

    [Theory]
    [InlineData("A? field;", "Sample.A")]
    [InlineData("object Get() => new List<A>();", "Sample.A")]
    [InlineData("void Do(string text) => text.Extend();", "string.Extend()")]
    [InlineData("bool Is(object o) => o is A { Number: 1 };", "Sample.A.Number")]
    [InlineData("int Get() => Source.Get()[0];", "Sample.A.this[int]")]
    [InlineData("int Get() => Source.Get() + 1;", "Sample.A.operator +(Sample.A, int)")]
    [InlineData("int Get() => Source.Get();", "Sample.A.implicit operator int(Sample.A)")]
    [InlineData("int Get() => Source.Get().Number;", "Sample.A.Number")]
    public void An_upward_reference_is_reported_with_its_place(string member, string symbol)
    {
        var violations = Violations(
            ("Upper/A.cs", """
                namespace Sample;
                class A
                {
                    public int Number => 0;
                    public int this[int index] => index;
                    public static int operator +(A a, int b) => b;
                    public static implicit operator int(A a) => 0;
                }
                static class Extensions { public static void Extend(this string text) { } }
                """),
            ("Lower/Source.cs", "namespace Sample;\npartial class Source { public static A Get() => new(); }"),
            ("Lower/Part/B.cs", $"namespace Sample;\n\nclass B\n{{\n    {member}\n}}"));

        Assert.Contains(
            $"Lower/Part/B.cs:5: Lower/Part uses {symbol} of Upper, which is in a higher layer of SampleLayers.cs.", violations);
    }

    [Fact]
    public void A_reference_between_folders_of_one_layer_is_reported() => Assert.Equal(
        ["Beside/C.cs:1: Beside uses A of Upper, which is in the same layer of SampleLayers.cs."],
        Violations(("Upper/A.cs", "class A;"), ("Beside/C.cs", "class C { A? a; }")));

    [Fact]
    public void A_folder_outside_the_list_is_reported() => Assert.Equal(
        [
            "Upper/New is not in the layers of the project. Add it to SampleLayers.cs, below every folder that uses it and above every "
            + "folder that it uses.",
        ],
        Violations(("Upper/New/A.cs", "class A;")));

    [Fact]
    public void A_listed_folder_without_source_is_reported() => Assert.Equal(
        ["Gone contains no source file. Remove it from SampleLayers.cs."],
        new FolderLayers("SampleLayers.cs", "Gone\nUpper").Violations(Compile(("Upper/A.cs", "class A;"))));

    [Fact]
    public void A_name_that_is_not_understood_is_reported() => Assert.Equal(
        ["Upper/A.cs:1: Unknown is not understood: it could hide a reference."],
        Violations(("Upper/A.cs", "class A { Unknown? a; }")));

    private static void AssertNoViolations(string project, FolderLayers layers)
    {
        var folder = Path.Combine(Repository.Find(AppContext.BaseDirectory).Root, "src", project);

        var violations = layers.Violations(SourceCompilation.Read(folder));
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    // Compiles sources beside one file for every other folder of the list.
    private static IEnumerable<string> Violations(params (string File, string Text)[] sources) => Sample.Violations(Compile(
    [
        .. sources,
        ("Empty.cs", ""),
        ("Upper/Empty.cs", ""),
        ("Beside/Empty.cs", ""),
        ("Lower/Empty.cs", ""),
        ("Lower/Part/Empty.cs", ""),
    ]));

    private static SourceCompilation Compile(params (string File, string Text)[] sources) =>
        new(sources.ToDictionary(static source => source.File, static source => source.Text));
}
