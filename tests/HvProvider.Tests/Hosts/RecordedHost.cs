using System.Collections.Concurrent;
using System.IO.Enumeration;
using HvProvider.Hosts;
using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Files;
using HvProvider.Hosts.Locality;

namespace HvProvider.Tests.Hosts;

/// <summary>A host that replays the answers of a recorded host. The answers can be changed.</summary>
internal sealed class RecordedHost : IHostCommands, IHostFiles, IProcesses
{
    public const string ShowLinks = "ip -json -details address show";
    public const string ShowVlans = "bridge -json -compressvlans vlan show";
    public const string ShowLearned = "bridge -statistics -json fdb show";
    public const string ShowVersion = "systemctl show --property=Version";
    public const string ShowState = "systemctl show --property=LoadState --property=ActiveState systemd-networkd.service";
    public const string ListNetworkd = "networkctl --json=short list";

    private const string SiteFolder = "/etc/systemd/network";

    public RecordedHost(string host)
    {
        Answers = new Dictionary<string, CommandAnswer>
        {
            [ShowLinks] = Printed(Recording.Read(host, "address.json")),
            [ShowVlans] = Printed(Recording.Read(host, "vlan.json")),
            [ShowLearned] = Printed(Recording.Read(host, "fdb.json")),
            [ShowVersion] = Printed(Recording.Read(host, "version.txt")),
            [ShowState] = Printed(Recording.Read(host, "state.txt")),
            [ListNetworkd] = Printed(Recording.Read(host, "networkctl.json")),
        };
        foreach (var (name, text) in Recording.Files(host))
        {
            Write($"{SiteFolder}/{name}", text);
        }
    }

    /// <summary>The answer of each command; other commands are not installed.</summary>
    public Dictionary<string, CommandAnswer> Answers { get; }

    /// <summary>The files by path.</summary>
    public Dictionary<string, ConfigurationFile> Files { get; } = [];

    /// <summary>Existing folders that cannot be listed.</summary>
    public List<string> UnreadableFolders { get; } = [];

    /// <summary>The executed commands, in order.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Processes by process ID: the name and the ID of the network namespace.</summary>
    public Dictionary<int, (string Name, ulong? Network)> Processes { get; } = new()
    {
        [Environment.ProcessId] = ("libvirtd", 1),
    };

    /// <summary>The name of a process, in place of <see cref="Processes"/>.</summary>
    public Func<int, string?>? NameOf { get; set; }

    public HostAccess Access => new(this, this, this);

    /// <summary>A command's answer.</summary>
    public static CommandAnswer Printed(string output) => new CommandAnswer.Finished(0, output, "");

    /// <summary>A command's failure.</summary>
    public static CommandAnswer Failed(string complaint) => new CommandAnswer.Finished(1, "", complaint);

    public void Write(string path, string? text) => Files[path] = new ConfigurationFile(path, text, IsMask: text == "");

    /// <summary>Changes one of the site's own files.</summary>
    public void Edit(string name, Func<string, string> change) =>
        Write($"{SiteFolder}/{name}", change(Files[$"{SiteFolder}/{name}"].Text!));

    /// <summary>Changes the output of a command.</summary>
    public void Change(string command, string from, string to)
    {
        var output = ((CommandAnswer.Finished)Answers[command]).Output;
        Assert.Contains(from, output, StringComparison.Ordinal);
        Answers[command] = Printed(output.Replace(from, to, StringComparison.Ordinal));
    }

    public Task<CommandAnswer> RunAsync(HostCommand command, CancellationToken cancellationToken)
    {
        Log.Enqueue(command.ToString());
        return Task.FromResult(Answers.GetValueOrDefault(command.ToString()) ?? new CommandAnswer.NotInstalled());
    }

    public Task<ConfigurationFiles> ReadAsync(
        IReadOnlyList<string> folders, IReadOnlyList<string> extensions, CancellationToken cancellationToken) =>
        Task.FromResult(new ConfigurationFiles([.. Files.Values], UnreadableFolders));

    public Task<IReadOnlyList<ConfigurationFile>> ReadMatchingAsync(
        IReadOnlyList<string> patterns, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConfigurationFile>>([.. Files.Values.Where(file => patterns.Any(pattern => Fits(pattern, file)))]);

    private static bool Fits(string pattern, ConfigurationFile file) => file.Folder == Path.GetDirectoryName(pattern)
        && FileSystemName.MatchesSimpleExpression(Path.GetFileName(pattern), file.Name, ignoreCase: false);

    int IProcesses.Self => Environment.ProcessId;

    IEnumerable<int> IProcesses.All => Processes.Keys;

    string? IProcesses.NameOf(int process) => NameOf is { } name ? name(process) : Processes.TryGetValue(process, out var found)
        ? found.Name : null;

    ulong? IProcesses.NetworkOf(int process) => Processes.TryGetValue(process, out var found) ? found.Network : null;
}
