using System.Diagnostics;
using Hypervisors.Commands;

namespace Hypervisors;

/// <summary>What a <c>prepare.sh</c> built or found in the cache: folders by their names.</summary>
public static class PreparedFolders
{
    public static async Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        string script, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using var prepare = RunningCommand.Start(new ProcessStartInfo(script, arguments));
        var output = (await prepare.WaitAsync(cancellationToken)).OrThrow().Output;
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
    }
}
