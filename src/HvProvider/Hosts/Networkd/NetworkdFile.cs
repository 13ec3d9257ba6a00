using HvProvider.Hosts.Files;

namespace HvProvider.Hosts.Networkd;

/// <summary>A .network or .netdev file as networkd would load it now, including its drop-ins.</summary>
/// <param name="Path">The file.</param>
/// <param name="DropIns">The effective drop-ins, in reading order.</param>
/// <param name="Sections">
/// All sections in their order; null if this user cannot read a part of them, or systemd would reject them.
/// </param>
internal sealed record NetworkdFile(string Path, IReadOnlyList<string> DropIns, IReadOnlyList<IniSection>? Sections)
{
    /// <summary>The name without the directory, by which files are sorted and overridden.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether the section exists.</summary>
    public bool HasSection(string section) => Sections?.Any(s => s.Name == section) is true;

    /// <summary>All values of a setting in their order, including those that an empty value resets.</summary>
    public IEnumerable<string> AllValues(string section, string key) => (Sections ?? [])
        .Where(s => s.Name == section)
        .SelectMany(static s => s.Settings)
        .Where(setting => setting.Key == key)
        .Select(static setting => setting.Value);

    /// <summary>The values of a list setting: an empty value resets the previous ones.</summary>
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

    /// <summary>The value of a single-valued setting: the last one; null if there is none, or it is empty.</summary>
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
