using Hypervisors.Commands;

namespace Hypervisors;

/// <summary>The hypervisor's libvirtd. Guests go on running while it is away.</summary>
public sealed class LibvirtDaemon
{
    private const string PidFile = "/run/libvirtd.pid";
    private readonly Hypervisor _hypervisor;

    internal LibvirtDaemon(Hypervisor hypervisor) => _hypervisor = hypervisor;

    /// <summary>Starts the daemon; its socket answers afterwards.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        _hypervisor.RunAsync(["libvirtd", "--daemon", "--pid-file", PidFile], cancellationToken);

    /// <summary>Ends the daemon in its orderly way.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => EndAsync(UnixSignal.Terminate, cancellationToken);

    /// <summary>Ends the daemon at once, as a crash would.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => EndAsync(UnixSignal.Kill, cancellationToken);

    /// <summary>Stops and starts the daemon.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await StartAsync(cancellationToken);
    }

    /// <summary>Freezes the daemon: it holds its connections and answers nothing.</summary>
    public Task FreezeAsync(CancellationToken cancellationToken) => SignalAsync(UnixSignal.Stop, cancellationToken);

    /// <summary>Lets a frozen daemon go on.</summary>
    public Task ThawAsync(CancellationToken cancellationToken) => SignalAsync(UnixSignal.Continue, cancellationToken);

    private Task SignalAsync(UnixSignal signal, CancellationToken cancellationToken) =>
        _hypervisor.RunAsync(["sh", "-c", $"kill -{(int)signal} $(cat {PidFile})"], cancellationToken);

    // Now and then the daemon hangs in its shutdown for 30 seconds after it has closed its connections. A service manager would kill it.
    private Task EndAsync(UnixSignal signal, CancellationToken cancellationToken) => _hypervisor.RunAsync(
        [
            "sh", "-c",
            $"""
            pid=$(cat {PidFile}); kill -{(int)signal} $pid; polls=0
            while kill -0 $pid 2> /dev/null; do
                sleep 0.02; polls=$((polls + 1))
                [ $polls -ne 150 ] || kill -{(int)UnixSignal.Kill} $pid
            done
            """,
        ],
        cancellationToken);
}
