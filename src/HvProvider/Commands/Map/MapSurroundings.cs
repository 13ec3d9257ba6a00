using HvProvider.Hosts;

namespace HvProvider.Commands.Map;

/// <summary>The environment of the command <c>map</c>.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="IsTerminal">Whether standard output is a terminal.</param>
/// <param name="Host">Access to the hypervisor's host.</param>
internal sealed record MapSurroundings(
    Stream Output, TextWriter Errors, Func<string, string?> Environment, bool IsTerminal, HostAccess Host)
{
    /// <summary>The environment of this process.</summary>
    public static MapSurroundings OfProcess() => new(
        Console.OpenStandardOutput(),
        Console.Error,
        System.Environment.GetEnvironmentVariable,
        !Console.IsOutputRedirected,
        HostAccess.Local);

    /// <summary>Whether the output may be coloured (https://no-color.org).</summary>
    public bool HasColour =>
        IsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") is not (null or "" or "dumb");
}
