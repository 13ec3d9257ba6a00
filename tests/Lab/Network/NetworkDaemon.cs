using Hypervisors;

namespace Labs.Network;

/// <summary>The host's systemd-networkd and its files, as an Ansible role manages them.</summary>
public sealed class NetworkDaemon
{
    /// <summary>Where the files are.</summary>
    public const string Folder = "/etc/systemd/network";

    private const string Tool = "lab-network";
    private readonly Lab _lab;

    internal NetworkDaemon(Lab lab) => _lab = lab;

    /// <summary>Puts the files of a variant in place. Nothing happens to the network yet.</summary>
    public Task StageAsync(HostVariant variant, CancellationToken cancellationToken) => RunAsync(cancellationToken, "stage", variant.Name);

    /// <summary>Applies the files by <c>networkctl reload</c> and <c>reconfigure</c>, and waits for the network.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken, "reload");

    /// <summary>Applies the files by a restart of the daemon, as the role does, and waits for the network.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken, "restart");

    /// <summary>Removes what the role does not know, after a backup.</summary>
    public Task CleanUpAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken, "cleanup");

    /// <summary>Makes the host another variant, as if it had been booted so. Guests lose their NICs' taps.</summary>
    public Task SwitchAsync(HostVariant variant, CancellationToken cancellationToken) =>
        RunAsync(cancellationToken, "switch", variant.Name);

    /// <summary>Ends the daemon; the kernel's configuration stays.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _lab.RunAsync(
        ["systemctl", "stop", "systemd-networkd.socket", "systemd-networkd.service"], cancellationToken);

    /// <summary>Adds a file that the role does not manage, without applying it.</summary>
    public async Task AddFileAsync(string name, string content, CancellationToken cancellationToken)
    {
        var file = await _lab.WriteFileAsync(name, content, cancellationToken);
        await _lab.RunAsync(["install", "-m", "644", file, Folder], cancellationToken);
    }

    /// <summary>The files by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadFilesAsync(CancellationToken cancellationToken)
    {
        var copy = _lab.Shared.In("networkd");
        await _lab.RunAsync(
            ["sh", "-c", $"rm -rf {copy.Inside} && cp -r {Folder} {copy.Inside}"], cancellationToken);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(copy.Outside))
        {
            files[Path.GetFileName(file)] = await File.ReadAllTextAsync(file, cancellationToken);
        }

        return files;
    }

    private Task RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        _lab.RunAsync([Tool, .. arguments], cancellationToken);
}
