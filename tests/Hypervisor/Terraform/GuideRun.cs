using System.Diagnostics;

namespace Hypervisors.Terraform;

/// <summary>Runs a guide: its commands as they are printed, one block after the other, and compares what they print.</summary>
public static class GuideRun
{
    // Stands for what differs from run to run, and for lines that are left out.
    private const string Ellipsis = "…";

    // A reader has one terminal: the next block is run where the last one ended.
    private const string Leave = "pwd > \"$start/.reader\"";

    /// <summary>Runs all commands. What a guide prints below them has to be printed, line by line, in this order.</summary>
    /// <param name="workspace">Where; <c>terraform</c> and the provider are there.</param>
    /// <param name="name">The guide's file.</param>
    /// <param name="folder">The folder of the workspace in which the reader is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The commands, with how long each block took.</returns>
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
                : throw new InvalidOperationException($"{name} says that \"{part}\" is printed. What was:\n{output}");
        }
    }
}
