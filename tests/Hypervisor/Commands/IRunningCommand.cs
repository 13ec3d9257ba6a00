namespace Hypervisors.Commands;

/// <summary>A command that runs, here or on another host. Disposing ends it together with its children.</summary>
public interface IRunningCommand : IAsyncDisposable
{
    /// <summary>What it wrote so far, standard output first.</summary>
    string OutputSoFar { get; }

    /// <summary>Waits for the command's end. When cancelled, the command is ended first.</summary>
    Task<CommandResult> WaitAsync(CancellationToken cancellationToken);

    /// <summary>Sends a signal to the command itself.</summary>
    Task SignalAsync(UnixSignal signal, CancellationToken cancellationToken);

    /// <summary>The processes that the command itself started and whose command line has that part.</summary>
    Task<IReadOnlyList<int>> FindChildrenAsync(string commandPart, CancellationToken cancellationToken);

    /// <summary>Sends a signal to those processes.</summary>
    Task SignalChildrenAsync(string commandPart, UnixSignal signal, CancellationToken cancellationToken);
}
