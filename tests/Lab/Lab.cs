using System.Globalization;
using System.Net;
using System.Text.Json;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Terraform;
using Labs.Commands;
using Labs.Network;

namespace Labs;

/// <summary>
/// A whole hypervisor, booted: systemd, networkd, a VLAN-aware bridge <c>br0</c> whose uplink leads to a switch, libvirtd and
/// QEMU; behind the switch an external host in each VLAN, and a router. Several run side by side, and each vanishes with
/// its starter.
/// </summary>
public sealed class Lab : IGuestHost, ITerraformHost, IAsyncDisposable
{
    /// <summary>The bridge of the host.</summary>
    public const string Bridge = "br0";

    /// <summary>The bridge's port to the switch.</summary>
    public const string Uplink = "uplink0";

    /// <summary>How programs inside reach the libvirtd.</summary>
    public const string InnerUri = "qemu:///system";

    private readonly IsolatedRun _run;
    private readonly LabShell _shell;
    private int _workspaces;

    private Lab(IsolatedRun run, LabOptions options)
    {
        _run = run;
        _shell = new LabShell(Path.Combine(run.Folder, "ssh_config"), Shared.In("commands"));
        Options = options;
        Switch = new NetworkNamespace(this, "sw");
        Router = new NetworkNamespace(this, "extrt");
        Externals = [.. ExternalHost.Vlans.Select(vlan => new ExternalHost(this, vlan))];
        Networkd = new NetworkDaemon(this);
        Libvirtd = new LabLibvirtDaemon(this);
    }

    public LabOptions Options { get; }

    /// <summary>The lab's folder on this machine; it goes with the lab.</summary>
    public string RunFolder => _run.Folder;

    public SharedFolder Shared => new(Path.Combine(RunFolder, "shared"), "/srv/lab");

    /// <summary>The libvirt URI that reaches the lab from outside.</summary>
    public string Uri => $"{InnerUri}?socket={RunFolder}/libvirt-sock";

    /// <summary>What the host's uplink is plugged into, at its port <c>trunk0</c>.</summary>
    public NetworkNamespace Switch { get; }

    /// <summary>The only way between VLANs.</summary>
    public NetworkNamespace Router { get; }

    /// <summary>The hosts behind the switch, one in each VLAN.</summary>
    public IReadOnlyList<ExternalHost> Externals { get; }

    /// <summary>The host's networkd and its files.</summary>
    public NetworkDaemon Networkd { get; }

    /// <summary>The host's libvirtd.</summary>
    public LabLibvirtDaemon Libvirtd { get; }

    /// <summary>When the host had its address and when libvirtd answered, in seconds after its power was switched on.</summary>
    public IReadOnlyDictionary<string, double> BootTimes => _run.Ready.Split(' ')
        .Select(time => time.Split('='))
        .ToDictionary(time => time[0], time => double.Parse(time[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    string ITerraformHost.Executable => "/srv/terraform";

    string ITerraformHost.ProviderFolder => "/srv/provider";

    /// <summary>Builds or finds the cached parts, boots a lab, and waits until everything in it is up.</summary>
    public static async Task<Lab> StartAsync(LabOptions options, CancellationToken cancellationToken)
    {
        var folders = await PreparedFolders.PrepareAsync(
            Script("prepare.sh"), [Name(options.Suite)], cancellationToken);
        var mounts = folders.Select(folder => $"{folder.Key}={folder.Value}")
            .Append($"terraform={TerraformExecutable.RealPath}")
            .Append($"provider={TerraformExecutable.ProviderFolder}");
        var environment = new Dictionary<string, string>
        {
            ["HV_LAB_MEMORY"] = options.MemoryMiB.ToString(CultureInfo.InvariantCulture),
        };
        return new Lab(
            await IsolatedRun.StartAsync(
                Script("start.sh"), run => [run, options.Variant.Name, .. mounts], environment, cancellationToken),
            options);
    }

    /// <summary>The host behind the switch in that VLAN.</summary>
    public ExternalHost External(int vlan) => Externals.Single(host => host.Vlan == vlan);

    public async Task<CommandResult> TryRunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        await using var running = Start(command);
        return await running.WaitAsync(cancellationToken);
    }

    /// <summary>Starts a command inside.</summary>
    public IRunningCommand Start(IReadOnlyList<string> command) =>
        _shell.Start(command, "/root", new Dictionary<string, string?>());

    /// <summary>The VLANs of the host's bridge, port by port, as the kernel has them.</summary>
    public async Task<VlanTable> ReadVlansAsync(CancellationToken cancellationToken) =>
        VlanTable.Parse(await this.RunAsync(["bridge", "-json", "vlan", "show"], cancellationToken));

    /// <summary>The address that the host has from the DHCP server of its network.</summary>
    public async Task<IPAddress> ReadAddressAsync(CancellationToken cancellationToken)
    {
        using var links = JsonDocument.Parse(
            await this.RunAsync(["ip", "-json", "-4", "address", "show", "to", "10.20.0.0/24"], cancellationToken));
        var address = links.RootElement.EnumerateArray()
            .SelectMany(link => link.TryGetProperty("addr_info", out var info) ? info.EnumerateArray().ToArray() : [])
            .Single();
        return IPAddress.Parse(address.GetProperty("local").GetString()!);
    }

    /// <summary>A Terraform configuration that is applied inside, by the published provider.</summary>
    public Task<TerraformWorkspace> CreateWorkspaceAsync(CancellationToken cancellationToken) =>
        TerraformWorkspace.CreateAsync(this, InnerUri, cancellationToken);

    SharedFolder ITerraformHost.CreateFolder()
    {
        var folder = Shared.In($"terraform-{Interlocked.Increment(ref _workspaces)}");
        Directory.CreateDirectory(folder.Outside);
        return folder;
    }

    IRunningCommand ITerraformHost.Start(
        IReadOnlyList<string> command, SharedFolder folder, IReadOnlyDictionary<string, string?> environment) =>
        _shell.Start(command, folder.Inside, environment);

    /// <summary>The host's console since it was switched on.</summary>
    public Task<string> ReadBootLogAsync(CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(RunFolder, "boot.log"), cancellationToken);

    /// <summary>What helps to understand a failure: logs, consoles, and the state of the network.</summary>
    public async Task<string> CollectAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> commands = [
            "uname -a", "bridge vlan show", "ip -details address", "networkctl --no-pager list", "virsh list --all",
            "systemctl --no-pager list-units --state=failed", "journalctl --no-pager"];
        var sections = new List<string> { LogFiles.Section("boot.log", await ReadBootLogAsync(cancellationToken)) };
        sections.Add(await LogFiles.ReadAllAsync(Shared.Outside, ["log", "guests"], cancellationToken));
        foreach (var command in commands)
        {
            var result = await TryRunAsync(["timeout", "20", .. command.Split(' ')], cancellationToken);
            sections.Add(LogFiles.Section(command, result.Output + result.Errors));
        }

        return string.Concat(sections);
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    private static string Script(string name) => Path.Combine(RepositoryFolders.Lab, "scripts", name);

    private static string Name(DebianSuite suite) => suite switch
    {
        DebianSuite.Trixie => "trixie",
        DebianSuite.Bookworm => "bookworm",
        _ => throw new ArgumentOutOfRangeException(nameof(suite), suite, null),
    };
}
