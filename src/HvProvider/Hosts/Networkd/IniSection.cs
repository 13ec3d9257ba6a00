namespace HvProvider.Hosts.Networkd;

/// <summary>A section of a configuration file. A file may contain several sections with the same name.</summary>
/// <param name="Name">The name between the brackets.</param>
/// <param name="Settings">Its settings in their order; keys may be repeated.</param>
internal sealed record IniSection(string Name, IReadOnlyList<KeyValuePair<string, string>> Settings);
