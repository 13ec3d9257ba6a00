using System.ComponentModel;
using System.Diagnostics;

namespace HvProvider.Hosts.Commands;

/// <summary>Runs commands on this machine.</summary>
internal sealed class LocalCommands : IHostCommands
{
    /// <summary>The VLANs of a thousand ports take several megabytes.</summary>
    public const int DefaultOutputLimit = 32 * 1024 * 1024;

    private const int NoSuchFile = 2; // ENOENT
    private const string SystemBusVariable = "DBUS_SYSTEM_BUS_ADDRESS";

    /// <summary>The timeout of a command. Every command reads data that the kernel or networkd has in memory.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The maximum size of the output in bytes.</summary>
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
        catch (Win32Exception exception)
        {
            return AnswerTo(exception.NativeErrorCode);
        }

        process.StandardInput.Close();

        // Cancelled by the caller or the timeout.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeLimit);
        try
        {
            // A pipe read may ignore the token; its remaining output is not needed.
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

    /// <summary>
    /// Only a missing file means that the program is not installed: it was removed since it was found. Other errors are those of the
    /// system, such as too many processes (EAGAIN), too many open files (EMFILE), too little memory (ENOMEM), or a file for another
    /// architecture (ENOEXEC).
    /// </summary>
    /// <param name="error">The error number of the start.</param>
    internal static CommandAnswer AnswerTo(int error) =>
        error == NoSuchFile ? new CommandAnswer.NotInstalled() : new CommandAnswer.NotStarted(new Win32Exception(error).Message);

    private async Task<CommandAnswer> FinishAsync(Process process, CancellationToken cancellationToken)
    {
        var output = BoundedText.ReadAsync(process.StandardOutput.BaseStream, OutputLimit, cancellationToken);
        var errors = BoundedText.ReadAsync(process.StandardError.BaseStream, OutputLimit, cancellationToken);

        // The first stream that exceeds the limit ends both, because the program may wait for its output to be read.
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

        // The environment of the user must not change the output of a command.
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
            // The process has already exited.
        }
    }
}
