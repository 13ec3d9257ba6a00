using System.Globalization;
using Hypervisors.Commands;

namespace Hypervisors.Guests;

/// <summary>A virtual machine of a test. Disposing destroys and undefines it.</summary>
public sealed class Guest : IAsyncDisposable
{
    // An emulated guest boots in seconds on an idle machine, and much slower on a busy one.
    private static readonly TimeSpan BootTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan ChangeTimeout = TimeSpan.FromMinutes(1);
    private readonly IGuestHost _host;
    private readonly GuestOptions _options;
    private readonly string _definition;

    private Guest(IGuestHost host, string name, Guid uuid, GuestOptions options, string definition)
    {
        _host = host;
        Name = name;
        Uuid = uuid;
        _options = options;
        _definition = definition;
    }

    public string Name { get; }

    public Guid Uuid { get; }

    /// <summary>The output file of the probe in a guest that sends packets.</summary>
    public string ProbeFile => ProbeOf(_host, Name).Outside;

    internal static async Task<Guest> DefineAsync(
        IGuestHost host, string name, GuestOptions options, CancellationToken cancellationToken)
    {
        var uuid = options.Uuid ?? Guid.NewGuid();
        var definition = GuestXml.Write(name, uuid, ConsoleOf(host, name).Inside, ProbeOf(host, name).Inside, options);
        var file = await host.WriteFileAsync($"{name}.xml", definition, cancellationToken);
        if (options.IsPersistent)
        {
            await host.VirshAsync(["define", file], cancellationToken);
        }

        return new Guest(host, name, uuid, options, file);
    }

    /// <summary>Starts the guest without waiting for its operating system.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        _host.VirshAsync(_options.IsPersistent ? ["start", Name] : ["create", _definition], cancellationToken);

    /// <summary>Starts the guest and waits until its operating system accepts NICs.</summary>
    public Task StartReadyAsync(CancellationToken cancellationToken) => BootAsync(StartAsync, cancellationToken);

    /// <summary>Resets the machine and waits until its operating system accepts NICs again.</summary>
    public Task ResetReadyAsync(CancellationToken cancellationToken) =>
        BootAsync(token => _host.VirshAsync(["reset", Name], token), cancellationToken);

    /// <summary>Stops the guest without shutting it down.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _host.VirshAsync(["destroy", Name], cancellationToken);

    /// <summary>The ID of the present boot; it changes when the guest is restarted.</summary>
    public async Task<Guid> GetBootIdAsync(CancellationToken cancellationToken) =>
        (await ReadConsoleAsync(cancellationToken)).BootIds[^1];

    /// <summary>The process ID of the guest's QEMU on its host.</summary>
    public async Task<int> GetQemuProcessIdAsync(CancellationToken cancellationToken) => int.Parse(
        await _host.RunAsync(["cat", $"/run/libvirt/qemu/{Name}.pid"], cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>The NICs that the guest reports.</summary>
    public async Task<IReadOnlyList<GuestNic>> GetNicsAsync(CancellationToken cancellationToken) =>
        (await ReadConsoleAsync(cancellationToken)).Nics ?? [];

    /// <summary>Waits until the NICs that the guest reports satisfy the condition.</summary>
    public async Task<IReadOnlyList<GuestNic>> WaitForNicsAsync(
        Func<IReadOnlyList<GuestNic>, bool> condition, CancellationToken cancellationToken)
    {
        var console = await WaitForConsoleAsync(
            "NICs of the guest", console => console.Nics is { } nics && condition(nics), ChangeTimeout, cancellationToken);
        return console.Nics!;
    }

    /// <summary>
    /// Waits until the guest answers over the bridge, so packets pass that NIC in both directions. Both sides get an address shortly
    /// after the carrier.
    /// </summary>
    public Task PingAsync(string macAddress, CancellationToken cancellationToken) => Wait.UntilAsync(
        $"an answer of {Name}",
        () => _host.TryRunAsync(
            ["ping", "-6", "-c", "1", "-W", "2", $"{LinkLocalAddress.Of(macAddress)}%{Hypervisor.Bridge}"], cancellationToken),
        answer => answer.ExitCode == 0,
        ChangeTimeout,
        cancellationToken);

    /// <summary>The live XML of the domain, or its persistent definition.</summary>
    public Task<string> GetXmlAsync(bool inactive, CancellationToken cancellationToken) =>
        _host.VirshAsync(inactive ? ["dumpxml", "--inactive", Name] : ["dumpxml", Name], cancellationToken);

    /// <summary>The console output of the guest so far.</summary>
    public Task<GuestConsole> ReadConsoleAsync(CancellationToken cancellationToken) =>
        GuestConsole.ReadAsync(ConsoleOf(_host, Name).Outside, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The test may have destroyed or undefined the domain already.
        await _host.TryRunAsync(["virsh", "--quiet", "destroy", Name], CancellationToken.None);
        await _host.TryRunAsync(["virsh", "--quiet", "undefine", "--managed-save", Name], CancellationToken.None);
    }

    private static SharedFolder ConsoleOf(IGuestHost host, string name) => host.Shared.In("guests").In($"{name}.log");

    private static SharedFolder ProbeOf(IGuestHost host, string name) => host.Shared.In("probes").In($"{name}.log");

    private async Task BootAsync(Func<CancellationToken, Task> power, CancellationToken cancellationToken)
    {
        var boots = (await ReadConsoleAsync(cancellationToken)).BootIds.Count;
        await power(cancellationToken);
        await WaitForConsoleAsync(
            "the guest's first report",
            console => console.BootIds.Count > boots && console.Nics is not null,
            BootTimeout,
            cancellationToken);
    }

    private Task<GuestConsole> WaitForConsoleAsync(
        string what, Func<GuestConsole, bool> condition, TimeSpan timeout, CancellationToken cancellationToken) =>
        Wait.UntilAsync($"{what} ({Name})", () => ReadConsoleAsync(cancellationToken), condition, timeout, cancellationToken);
}
