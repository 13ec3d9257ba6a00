namespace HvProvider.Hosts.Locality;

/// <summary>The processes of this machine that are visible to this user.</summary>
internal interface IProcesses
{
    /// <summary>The current process.</summary>
    int Self { get; }

    /// <summary>All visible processes.</summary>
    IEnumerable<int> All { get; }

    /// <summary>The name of a process, cut to 15 bytes; null if the process does not exist or is not visible.</summary>
    string? NameOf(int process);

    /// <summary>The file that a process executes; null if this user may not read it. The name of a deleted file ends in a mark.</summary>
    string? ExecutableOf(int process);

    /// <summary>A value that is equal exactly for processes in the same network namespace; null if it is not readable.</summary>
    ulong? NetworkOf(int process);
}
