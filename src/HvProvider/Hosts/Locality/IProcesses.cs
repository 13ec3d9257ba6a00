namespace HvProvider.Hosts.Locality;

/// <summary>The processes of this machine, as far as this user may see them.</summary>
internal interface IProcesses
{
    /// <summary>The process that asks.</summary>
    int Self { get; }

    /// <summary>All that can be seen.</summary>
    IEnumerable<int> All { get; }

    /// <summary>The name of the program that a process runs; null when there is no such process, or it cannot be seen.</summary>
    string? NameOf(int process);

    /// <summary>
    /// Something that is the same exactly for processes of one network namespace; null when that cannot be told.
    /// </summary>
    ulong? NetworkOf(int process);
}
