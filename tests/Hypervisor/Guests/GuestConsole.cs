namespace Hypervisors.Guests;

/// <summary>
/// What the guest wrote to its serial line so far: one boot identity for each time it booted, and its NICs as last
/// reported (null before the first report of its present boot).
/// </summary>
public sealed record GuestConsole(IReadOnlyList<Guid> BootIds, IReadOnlyList<GuestNic>? Nics, string Text)
{
    private const string ReadyPrefix = "GUEST-READY ";
    private const string NicsPrefix = "NICS ";

    internal static async Task<GuestConsole> ReadAsync(string path, CancellationToken cancellationToken) =>
        Parse(File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "");

    internal static GuestConsole Parse(string text)
    {
        var bootIds = new List<Guid>();
        IReadOnlyList<GuestNic>? nics = null;
        var lines = text.Split('\n');

        // What follows the last line break may be half a line.
        foreach (var line in lines.SkipLast(1).Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(ReadyPrefix, StringComparison.Ordinal))
            {
                bootIds.Add(Guid.Parse(line.AsSpan(ReadyPrefix.Length)));
                nics = null;
            }
            else if (line.StartsWith(NicsPrefix, StringComparison.Ordinal))
            {
                nics = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(GuestNic.Parse)];
            }
        }

        return new GuestConsole(bootIds, nics, text);
    }

    public override string ToString() => Text;
}
