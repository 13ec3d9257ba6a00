using HvProvider.Hosts.Files;

namespace HvProvider.Hosts.Owners;

/// <summary>The files of ifupdown, as far as they show which interfaces have a stanza (interfaces(5)).</summary>
internal static class InterfacesFile
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The first file with a stanza of each interface, by its name.</summary>
    public static IReadOnlyDictionary<string, string> Stanzas(IEnumerable<ConfigurationFile> files)
    {
        var stanzas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var line in (file.Text ?? "").Split('\n'))
            {
                var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (words is ["iface", var name, ..])
                {
                    stanzas.TryAdd(name, file.Path);
                }
            }
        }

        return stanzas;
    }
}
