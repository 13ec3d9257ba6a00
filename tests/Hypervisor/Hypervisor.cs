using System.Diagnostics;
using Hypervisors.Commands;
using Hypervisors.Terraform;

namespace Hypervisors;

/// <summary>
/// A hypervisor of the test's own: Debian trixie with libvirtd and QEMU, in its own mount, network and process
/// namespaces, with an empty bridge <c>br0</c>. Several run side by side, and each vanishes with its starter.
/// </summary>
public sealed class Hypervisor : IGuestHost, IAsyncDisposable
{
    /// <summary>The bridge that every hypervisor has.</summary>
    public const string Bridge = "br0";

    private readonly IsolatedRun _run;

    private Hypervisor(IsolatedRun run)
    {
        _run = run;
        Libvirtd = new LibvirtDaemon(this);
    }

    /// <summary>The libvirt URI that reaches this hypervisor from outside its namespaces.</summary>
    public string Uri => $"qemu:///system?socket={RunFolder}/libvirt/libvirt-sock";

    /// <summary>This machine in the hypervisor's network, where the provider can read the bridges and taps of the hypervisor.</summary>
    public ITerraformHost Network => new LocalTerraformHost("nsenter", "--target", $"{_run.Ready}", "--net", "--");

    /// <summary>The hypervisor's <c>/run</c>, as seen from outside.</summary>
    public string RunFolder => Path.Combine(_run.Folder, "run");

    /// <summary>The hypervisor's whole file system, as seen from outside.</summary>
    public string Root => $"/proc/{_run.Ready}/root";

    /// <summary><see cref="RunFolder"/>, as a guest's host shares it.</summary>
    public SharedFolder Shared => new(RunFolder, "/run");

    /// <summary>The daemon, to be stopped and started by tests.</summary>
    public LibvirtDaemon Libvirtd { get; }

    /// <summary>Builds or finds the cached tree, starts a hypervisor on it and waits for its libvirtd.</summary>
    public static async Task<Hypervisor> StartAsync(CancellationToken cancellationToken)
    {
        var folders = await PreparedFolders.PrepareAsync(Script("prepare.sh"), [], cancellationToken);
        return new Hypervisor(await IsolatedRun.StartAsync(
            Script("enter.sh"), run => [folders["tree"], folders["guest"], run], new Dictionary<string, string>(), cancellationToken));
    }

    /// <summary>Runs a command inside and returns its result.</summary>
    public async Task<CommandResult> TryRunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        await using var running = RunningCommand.Start(Enter(command));
        return await running.WaitAsync(cancellationToken);
    }

    /// <summary>What helps to understand a failure: the daemon's log, every guest's console and QEMU log.</summary>
    public async Task<string> CollectAsync(CancellationToken cancellationToken)
    {
        var files = await LogFiles.ReadAllAsync(RunFolder, ["log", "guests"], cancellationToken);
        var links = await TryRunAsync(["ip", "-details", "link"], cancellationToken);
        return files + LogFiles.Section("ip link", links.Output);
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    private static string Script(string name) => Path.Combine(RepositoryFolders.HypervisorScripts, name);

    private ProcessStartInfo Enter(IReadOnlyList<string> command) => new("nsenter", [
        "--target", $"{_run.Ready}", "--mount", "--net", "--pid", "--uts", "--ipc", "--root", "--wd",
        "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8", .. command]);
}
