using HvProvider.Hosts;

namespace HvProvider.Commands.Map;

/// <summary>What the command <c>map</c> has around it.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="IsTerminal">Whether somebody looks at standard output.</param>
/// <param name="Host">The ways to look at the hypervisor's host.</param>
internal sealed record MapSurroundings(
    Stream Output, TextWriter Errors, Func<string, string?> Environment, bool IsTerminal, HostAccess Host)
{
    /// <summary>Those of this process.</summary>
    public static MapSurroundings OfProcess() => new(
        Console.OpenStandardOutput(), Console.Error, System.Environment.GetEnvironmentVariable, !Console.IsOutputRedirected, HostAccess.Local);

    /// <summary>Whether what is written there may have colours (https://no-color.org).</summary>
    public bool HasColour =>
        IsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") is not (null or "" or "dumb");
}
