namespace Labs.Probes;

/// <summary>The probe of a host behind the trunk. It replaces a file with every report.</summary>
public sealed class HostProbe(string name, string file) : IProbe
{
    public string Name => name;

    public async Task<ProbeReport?> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(file) ? ProbeReport.Parse(await File.ReadAllTextAsync(file, cancellationToken)) : null;
}
