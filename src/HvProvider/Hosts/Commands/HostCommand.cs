namespace HvProvider.Hosts.Commands;

/// <summary>A read-only command. No shell is involved.</summary>
/// <param name="Program">The program, searched on the host's path.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record HostCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>The command line for messages.</summary>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
