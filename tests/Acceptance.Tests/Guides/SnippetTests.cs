using Hypervisors;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Guides;

/// <summary>What guides print of configurations is part of a file that is run: an example, or a host of the lab.</summary>
public sealed class SnippetTests
{
    // Commands and what they print are the business of the tests that run them.
    private static readonly string[] Run = ["sh", "text"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Guides => [.. Guide.Names];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task A_snippet_is_part_of_a_file_that_is_run(string name)
    {
        var examples = await Task.WhenAll(TerraformExample.Files.Select(file => TerraformExample.ReadAsync(file, Token)));
        var hosts = await Task.WhenAll(
            Directory.EnumerateFiles(Path.Combine(RepositoryFolders.Lab, "hosts"), "*", SearchOption.AllDirectories)
                .Select(file => File.ReadAllTextAsync(file, Token)));
        string[] run = [.. examples, .. hosts];

        var guide = await Guide.ReadAsync(name, Token);

        Assert.All(guide.Blocks.Where(block => !Run.Contains(block.Language)), block => Assert.True(
            run.Any(file => file.Contains(block.Text, StringComparison.Ordinal)), $"no file that is run has:\n{block.Text}"));
    }
}
