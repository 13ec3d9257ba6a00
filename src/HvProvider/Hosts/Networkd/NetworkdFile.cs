using HvProvider.Hosts.Files;

namespace HvProvider.Hosts.Networkd;

/// <summary>A .network or .netdev file as networkd would load it now: with its drop-ins, which add to it.</summary>
/// <param name="Path">The file.</param>
/// <param name="DropIns">The drop-ins that count, in the order in which they are read.</param>
/// <param name="Sections">
/// All sections in their order; null when they cannot be known, since this user may not read a part of them, or systemd would
/// refuse it.
/// </param>
internal sealed record NetworkdFile(string Path, IReadOnlyList<string> DropIns, IReadOnlyList<IniSection>? Sections)
{
    /// <summary>The name without the folder, which is what files are sorted and replaced by.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether there is any such section.</summary>
    public bool HasSection(string section) => Sections?.Any(s => s.Name == section) is true;

    /// <summary>All values of a setting in their order, those included that an empty one takes back.</summary>
    public IEnumerable<string> AllValues(string section, string key) => (Sections ?? [])
        .Where(s => s.Name == section)
        .SelectMany(static s => s.Settings)
        .Where(setting => setting.Key == key)
        .Select(static setting => setting.Value);

    /// <summary>The values of a setting that collects: an empty one takes back those before it.</summary>
    public IReadOnlyList<string> Values(string section, string key)
    {
        var values = new List<string>();
        foreach (var value in AllValues(section, key))
        {
            if (value.Length == 0)
            {
                values.Clear();
            }
            else
            {
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>The value of a setting that holds one, the last; null when there is none, or that is empty.</summary>
    public string? Value(string section, string key) =>
        AllValues(section, key).LastOrDefault() is { Length: > 0 } value ? value : null;

    /// <summary>Reads a file and its drop-ins.</summary>
    public static NetworkdFile Read(ConfigurationFile file, IReadOnlyList<ConfigurationFile> dropIns)
    {
        var parts = dropIns.Prepend(file)
            .Select(static part => part.Text is { } text ? IniText.Parse(text) : null).ToList();
        return new NetworkdFile(
            file.Path,
            [.. dropIns.Select(static dropIn => dropIn.Path)],
            parts.Contains(null) ? null : [.. parts.SelectMany(static part => part!)]);
    }
}
