namespace HvProvider.Hosts.Commands;

/// <summary>A reading command. Nothing of it passes through a shell.</summary>
/// <param name="Program">The program, to be found on the host's path.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record HostCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>For messages: as one would type it.</summary>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
