using System.ComponentModel;
using System.Diagnostics;

namespace HvProvider.Hosts.Commands;

/// <summary>Runs commands on this machine.</summary>
internal sealed class LocalCommands : IHostCommands
{
    /// <summary>All VLANs of a thousand ports are some megabytes.</summary>
    public const int DefaultOutputLimit = 32 * 1024 * 1024;

    private const string SystemBusVariable = "DBUS_SYSTEM_BUS_ADDRESS";

    /// <summary>How long a command may take. Each of them answers from what the kernel or networkd has in memory.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many bytes a command may write.</summary>
    public int OutputLimit { get; init; } = DefaultOutputLimit;

    /// <inheritdoc />
    public async Task<CommandAnswer> RunAsync(HostCommand command, CancellationToken cancellationToken)
    {
        var path = ProgramPath.Extend(Environment.GetEnvironmentVariable("PATH"));
        if (ProgramPath.Find(command.Program, path) is not { } file)
        {
            return new CommandAnswer.NotInstalled();
        }

        using var process = new Process { StartInfo = StartOf(file, command, path) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            // It went meanwhile, or is for another machine.
            return new CommandAnswer.NotInstalled();
        }

        process.StandardInput.Close();

        // Ends early: the caller gives up, or the time is up.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeLimit);
        try
        {
            // Reading from a pipe may not heed the token; what it would still bring is not needed.
            return await FinishAsync(process, patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CommandAnswer.TimedOut(TimeLimit);
        }
        finally
        {
            End(process);
        }
    }

    private async Task<CommandAnswer> FinishAsync(Process process, CancellationToken cancellationToken)
    {
        var output = BoundedText.ReadAsync(process.StandardOutput.BaseStream, OutputLimit, cancellationToken);
        var errors = BoundedText.ReadAsync(process.StandardError.BaseStream, OutputLimit, cancellationToken);

        // The first that is too long ends both: the program may be waiting for us to read on.
        var first = await Task.WhenAny(output, errors);
        if (await first is null)
        {
            End(process);
        }

        if (await output is not { } written || await errors is not { } complaint)
        {
            return new CommandAnswer.TooMuchOutput(OutputLimit);
        }

        await process.WaitForExitAsync(cancellationToken);
        return new CommandAnswer.Finished(process.ExitCode, written, complaint);
    }

    private static ProcessStartInfo StartOf(string file, HostCommand command, string path)
    {
        var start = new ProcessStartInfo(file, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        // Nothing of the user's surroundings may change what a command prints.
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C";
        if (Environment.GetEnvironmentVariable(SystemBusVariable) is { Length: > 0 } bus)
        {
            start.Environment[SystemBusVariable] = bus;
        }

        return start;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }
}
