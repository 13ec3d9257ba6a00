using System.Diagnostics;

namespace Hypervisors.Terraform;

/// <summary>Runs the commands of a guide, one block after the other, and compares their output with the guide.</summary>
public static class GuideRun
{
    // Marks text that differs between runs, and omitted lines.
    private const string Ellipsis = "…";

    // A reader uses one terminal: each block starts in the folder in which the previous one ended.
    private const string Leave = "pwd > \"$start/.reader\"";

    /// <summary>Runs all commands. Each line of the output in the guide must be printed, in this order.</summary>
    /// <param name="workspace">The workspace, with <c>terraform</c> and the provider.</param>
    /// <param name="name">The file of the guide.</param>
    /// <param name="folder">The folder of the workspace in which the first block starts.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The commands and their output, with the duration of each block.</returns>
    public static async Task<string> AllAsync(
        TerraformWorkspace workspace, string name, string folder, CancellationToken cancellationToken)
    {
        var guide = await Guide.ReadAsync(name, cancellationToken);
        var (output, log, commands) = ("", "", 0);
        foreach (var block in guide.Blocks)
        {
            if (block.Language == "sh")
            {
                var watch = Stopwatch.StartNew();
                output = (await workspace.RunScriptAsync($"{Enter(folder)}\n{block.Text}\n{Leave}", cancellationToken)).OrThrow().Output;
                log += $"$ {block.Text.ReplaceLineEndings("\n$ ")}\n{output}({watch.Elapsed.TotalSeconds:0.0} s)\n";
                commands++;
            }
            else if (block.Language == "text")
            {
                Compare(name, block, output);
            }
        }

        return commands > 0 ? log : throw new InvalidOperationException($"{name} has no commands.");
    }

    private static string Enter(string folder) =>
        $"start=$PWD\nif [ -f .reader ]; then cd \"$(cat .reader)\"; else cd {folder}; fi";

    private static void Compare(string name, GuideBlock block, string output)
    {
        var from = 0;
        var parts = block.Lines.SelectMany(line => line.Split(Ellipsis)).Select(part => part.Trim()).Where(part => part.Length > 0);
        foreach (var part in parts)
        {
            var found = output.IndexOf(part, from, StringComparison.Ordinal);
            from = found >= 0
                ? found + part.Length
                : throw new InvalidOperationException($"{name} shows \"{part}\", which was not printed. Output:\n{output}");
        }
    }
}
