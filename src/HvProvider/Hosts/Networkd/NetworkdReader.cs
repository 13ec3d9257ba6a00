using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Files;
using HvProvider.Hosts.Locality;
using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// Reads the state of networkd. systemd is queried first, because querying a stopped networkd that is enabled would start it, and
/// nothing here may change the host.
/// </summary>
internal sealed class NetworkdReader(IHostCommands commands, IHostFiles files, IProcesses processes)
{
    private const int FirstProcess = 1;
    private const string Systemd = "systemd";

    private static readonly HostCommand Version = new("systemctl", "show", "--property=Version");

    private static readonly HostCommand State =
        new("systemctl", "show", "--property=LoadState", "--property=ActiveState", "systemd-networkd.service");

    private static readonly HostCommand List = new("networkctl", "--json=short", "list");

    private static readonly string[] RunningStates = ["active", "reloading", "refreshing"];

    /// <summary>Reads the state. A state that is not readable is a result, not an exception.</summary>
    public async Task<NetworkdView> ReadAsync(CancellationToken cancellationToken)
    {
        var showVersion = ShowAsync(Version, cancellationToken);
        var showState = ShowAsync(State, cancellationToken);
        var readFiles = files.ReadAsync(NetworkdFiles.Folders, NetworkdFiles.Extensions, cancellationToken);
        await Task.WhenAll(showVersion, showState, readFiles);
        var found = await readFiles;
        var (version, versionProblem) = await showVersion;
        var (state, stateProblem) = await showState;
        var number = SystemdVersion.Parse(version.GetValueOrDefault("Version"));
        if ((versionProblem ?? stateProblem) is { } problem)
        {
            return problem with { Version = number };
        }

        if (!RunningStates.Contains(state.GetValueOrDefault("ActiveState")))
        {
            return state.GetValueOrDefault("LoadState") is "not-found"
                ? new NetworkdView.Silent(NetworkdSilence.NotInstalled, "systemd-networkd is not installed.", number)
                : new NetworkdView.Silent(NetworkdSilence.NotRunning, "systemd-networkd is not running.", number);
        }

        if (number is { } old && !old.IsAtLeast(SystemdVersion.FirstWithJson))
        {
            return new NetworkdView.Silent(
                NetworkdSilence.TooOld,
                $"Found systemd {old}; reading the state of networkd requires systemd {SystemdVersion.FirstWithJson} or newer.",
                number);
        }

        var answer = await commands.RunAsync(List, cancellationToken);
        return answer is CommandAnswer.Finished { IsSuccess: true, Output: var output }
            ? Understand(output, number, found)
            : SilenceOf(List, answer) with { Version = number };
    }

    private static NetworkdView Understand(string output, SystemdVersion? version, ConfigurationFiles found)
    {
        try
        {
            var links = NetworkctlJson.Parse(output, List.ToString());
            return new NetworkdView.Running(version, links, VisibleFiles(links.Values, found));
        }
        catch (HostReadException exception)
        {
            return new NetworkdView.Silent(NetworkdSilence.NoAnswer, exception.Message, version);
        }
    }

    /// <summary>
    /// The files, if networkd reads the same ones: a container may have the host's network, but not its directories. At least one
    /// of the files loaded by networkd must exist.
    /// </summary>
    private static NetworkdFiles? VisibleFiles(IEnumerable<NetworkdLink> links, ConfigurationFiles found)
    {
        var loaded = links.SelectMany(static link => new[] { link.NetworkFile, link.NetDevFile }).OfType<string>().ToList();
        return loaded.Count == 0 || loaded.Exists(path => found.Files.Any(file => NetworkdFiles.IsSamePath(file.Path, path)))
            ? NetworkdFiles.Of(found)
            : null;
    }

    // A program missing here is missing on the host, except in a container with the host's network.
    private NetworkdView.Silent SilenceOf(HostCommand command, CommandAnswer answer) => new(
        answer is CommandAnswer.NotInstalled && processes.NameOf(FirstProcess) != Systemd
            ? NetworkdSilence.NotInstalled
            : NetworkdSilence.NoAnswer,
        CommandOutput.Describe(command, answer),
        null);

    private async Task<(IReadOnlyDictionary<string, string> Properties, NetworkdView.Silent? Problem)> ShowAsync(
        HostCommand command, CancellationToken cancellationToken)
    {
        var answer = await commands.RunAsync(command, cancellationToken);
        return answer is CommandAnswer.Finished { IsSuccess: true, Output: var output }
            ? (PropertyLines.Parse(output), null)
            : (new Dictionary<string, string>(), SilenceOf(command, answer));
    }
}
