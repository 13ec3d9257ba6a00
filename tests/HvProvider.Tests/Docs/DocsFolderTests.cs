using DocsGenerator.Output;

namespace HvProvider.Tests.Docs;

public sealed class DocsFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hv-docs-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_pages_that_differ_are_written()
    {
        var docs = new DocsFolder(_folder);
        IReadOnlyList<GeneratedFile> pages = [new("index.md", "a\n"), new("resources/x.md", "b\n")];

        Assert.Equal(["wrote docs/index.md", "wrote docs/resources/x.md"], docs.Update(pages));
        Assert.Empty(docs.Update(pages));
        Assert.Equal(["wrote docs/resources/x.md"], docs.Update([pages[0], new("resources/x.md", "c\n")]));
        Assert.Equal("c\n", File.ReadAllText(Path.Combine(_folder, "resources", "x.md")));
    }

    [Fact]
    public void Only_pages_of_entries_that_are_gone_are_removed()
    {
        string[] kept = ["architecture.md", "decisions/0001.md", "guides/lab.md", "resources/notes.txt"];
        string[] outdated = ["data-sources/old.md", "functions/old.md", "resources/old.md"];
        foreach (var path in kept.Concat(outdated))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
            File.WriteAllText(Path.Combine(_folder, path), path);
        }

        var changes = new DocsFolder(_folder).Update([]);

        Assert.Equal(outdated.Select(path => $"removed docs/{path}"), changes);
        Assert.All(kept, path => Assert.Equal(path, File.ReadAllText(Path.Combine(_folder, path))));
        Assert.All(outdated, path => Assert.False(File.Exists(Path.Combine(_folder, path))));
    }
}
