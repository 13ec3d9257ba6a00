namespace HvProvider.Hosts.Networkd;

/// <summary>A section of a configuration file. A file may have several of one name.</summary>
/// <param name="Name">The name between the brackets.</param>
/// <param name="Settings">Its settings in their order; a key may come again.</param>
internal sealed record IniSection(string Name, IReadOnlyList<KeyValuePair<string, string>> Settings);
