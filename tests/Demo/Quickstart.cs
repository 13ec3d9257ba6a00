using Hypervisors;
using Hypervisors.Terraform;
using Labs;

namespace Demo;

/// <summary>A copy of examples/quickstart on the hypervisor, with the provider in a filesystem mirror.</summary>
internal sealed class Quickstart
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly ITerraformHost _host;
    private readonly SharedFolder _folder;

    private Quickstart(ITerraformHost host, SharedFolder folder) => (_host, _folder) = (host, folder);

    public static async Task<Quickstart> CreateAsync(Lab lab, CancellationToken cancellationToken)
    {
        ITerraformHost host = lab;
        var folder = host.CreateFolder();
        TerraformExample.CopyTo("quickstart", folder.Outside);
        await File.WriteAllTextAsync(
            folder.In("cli.tfrc").Outside, TerraformExecutable.WriteMirror(folder, host.ProviderFolder), cancellationToken);
        return new Quickstart(host, folder);
    }

    /// <summary>Runs Terraform and prints its output while it runs.</summary>
    public async Task RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        Console.WriteLine($"\n$ {Path.GetFileName(TerraformExecutable.Path)} {string.Join(' ', arguments)}");
        await using var terraform = _host.Start(
            [_host.Executable, .. arguments, "-input=false", "-no-color"],
            _folder,
            new Dictionary<string, string?> { ["TF_CLI_CONFIG_FILE"] = _folder.In("cli.tfrc").Inside, ["CHECKPOINT_DISABLE"] = "1" });
        var ended = terraform.WaitAsync(cancellationToken);
        var shown = 0;
        using var timer = new PeriodicTimer(Tick);
        do
        {
            await Task.WhenAny(ended, timer.WaitForNextTickAsync(cancellationToken).AsTask());
            var output = ended.IsCompletedSuccessfully ? (await ended).Output + (await ended).Errors : terraform.OutputSoFar;
            Console.Write(output[Math.Min(shown, output.Length)..]);
            shown = output.Length;
        }
        while (!ended.IsCompleted);

        (await ended).OrThrow();
    }
}
