namespace Labs.Probes;

/// <summary>The probe of a guest. It adds a line to a file with every report.</summary>
public sealed class GuestProbe(string name, string file) : IProbe
{
    private const string Prefix = "PROBE ";

    // Longer than two reports of a guest with several NICs that many others are heard on.
    private const int Tail = 256 * 1024;

    public string Name => name;

    public async Task<ProbeReport?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(Tail, stream.Length), SeekOrigin.End);
        using var reader = new StreamReader(stream);
        return ReadLast(await reader.ReadToEndAsync(cancellationToken));
    }

    /// <summary>Reads the last report of which the whole line is there.</summary>
    internal static ProbeReport? ReadLast(string text)
    {
        // What follows the last line break may be half a line, and so may be what a reader found first.
        var line = text.Split('\n').SkipLast(1).LastOrDefault(line => line.StartsWith(Prefix, StringComparison.Ordinal));
        return line is null ? null : ProbeReport.Parse(line[Prefix.Length..]);
    }
}
