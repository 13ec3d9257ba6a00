using HvProvider.Tests.Docs;

namespace HvProvider.Tests.SchemaLock;

/// <summary>
/// docs/schema/current.json contains the current schema, docs/schema/released.json the one of the last release. A change of the schema
/// fails a test until it is locked, and each change since the release has a changelog entry in its category.
/// </summary>
public sealed class SchemaLockTests
{
    private const string Renew = "make schema-lock";

    private static string Folder => Path.Combine(CommittedDocs.Repository.Docs, "schema");

    private static string CurrentFile => Path.Combine(Folder, "current.json");

    private static Changelog.Version Unreleased =>
        Changelog.Read(File.ReadAllText(Path.Combine(CommittedDocs.Repository.Root, "CHANGELOG.md"))).Versions[0];

    [Fact]
    public void The_schema_is_the_one_that_is_committed()
    {
        var changes = SchemaChange.Between(LockedSchema.Read(File.ReadAllText(CurrentFile)), LockedSchema.OfProvider());

        Assert.True(changes.Count == 0,
            $"The schema has changed:\n{string.Join('\n', changes)}\nIf the change is intended, renew the lock: {Renew}");
        Assert.Equal(LockedSchema.Write(LockedSchema.OfProvider()), File.ReadAllText(CurrentFile));
    }

    [Fact]
    public void What_has_changed_since_the_release_is_in_the_changelog()
    {
        var released = LockedSchema.Read(File.ReadAllText(Path.Combine(Folder, "released.json")));

        Assert.Empty(Undocumented(released, LockedSchema.OfProvider(), Unreleased));
    }

    [Fact]
    public void The_changelog_has_the_form_that_HashiCorp_s_have()
    {
        var text = File.ReadAllText(Path.Combine(CommittedDocs.Repository.Root, "CHANGELOG.md"));
        var versions = Changelog.Read(text).Versions;

        Assert.StartsWith("# Changelog\n", text, StringComparison.Ordinal);
        Assert.All(versions.Skip(1), version => Assert.False(version.IsUnreleased, $"{version.Name} was released"));
        Assert.All(versions, version => Assert.Equal(
            Changelog.Categories.Where(category => version.Entries(category).Any()), version.Categories.Select(category => category.Name)));
    }

    [Theory]
    [InlineData("resource/r.a", "bool, optional", "string, optional", "BREAKING CHANGES")]
    [InlineData("resource/r.a", "bool, optional", "bool, required", "BREAKING CHANGES")]
    [InlineData("resource/r.a", "bool, optional, default true", "bool, optional, default false", "BREAKING CHANGES")]
    [InlineData("resource/r.a", "bool, optional", null, "BREAKING CHANGES")]
    [InlineData("resource/r.a", null, "bool, required", "BREAKING CHANGES")]
    [InlineData("resource/r.a", null, "bool, optional", "ENHANCEMENTS")]
    [InlineData("resource/r.a", "bool, required", "bool, optional", "ENHANCEMENTS")]
    [InlineData("resource/r.a", "bool, optional", "bool, optional, deprecated", "NOTES")]
    [InlineData("resource/r", "version 0, import ID NAME", "version 0, import ID UUID", "BREAKING CHANGES")]
    [InlineData("resource/r", null, "version 0", "FEATURES")]
    [InlineData("function/f", "(a string) string", "(a string, b string) string", "BREAKING CHANGES")]
    [InlineData("provider.a", null, "bool, optional", "ENHANCEMENTS")]
    public void A_change_without_an_entry_in_its_changelog_category_is_found(string path, string? before, string? after,
        string category)
    {
        var (entry, name) = (path.Split('.')[0], path.Split('.', '/')[^1]);
        var text = category == "FEATURES" ? $"**New Resource:** `{name}`" : $"{entry}: About `{name}`";

        Assert.Equal([path], Changes([]).Select(change => change.Path));
        Assert.Empty(Changes([(category, [text])]));
        Assert.NotEmpty(Changes([(category, ["resource/other: About `other`"])]));
        Assert.NotEmpty(Changes([(category == "NOTES" ? "BUG FIXES" : "NOTES", [text])]));

        IReadOnlyList<SchemaChange> Changes(List<(string, List<string>)> categories) =>
            Undocumented(Lines(before), Lines(after), new Changelog.Version("1.0.0", IsUnreleased: true, categories));

        SortedDictionary<string, string> Lines(string? facts) => facts is null ? [] : new(StringComparer.Ordinal) { [path] = facts };
    }

    [Fact]
    public void What_is_within_something_new_needs_no_word_of_its_own() => Assert.Equal(
        ["resource/r"],
        SchemaChange.Between(
            new(StringComparer.Ordinal),
                new(StringComparer.Ordinal) { ["resource/r"] = "version 0", ["resource/r.a"] = "x", ["resource/r.a.b"] = "y" })
            .Select(change => change.Path));

    [Fact(Explicit = true)]
    public void Write_the_lock() => File.WriteAllText(CurrentFile, LockedSchema.Write(LockedSchema.OfProvider()));

    private static IReadOnlyList<SchemaChange> Undocumented(
        SortedDictionary<string, string> before, SortedDictionary<string, string> after, Changelog.Version version) =>
        [.. SchemaChange.Between(before, after)
            .Where(change => !change.IsFirst && !version.Entries(change.Category).Any(change.IsDescribedBy))];
}
