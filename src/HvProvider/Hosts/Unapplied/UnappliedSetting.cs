namespace HvProvider.Hosts.Unapplied;

/// <summary>Something that networkd's files say and the kernel does not do.</summary>
/// <param name="Link">The link that it is about.</param>
/// <param name="File">The file that says it; null when the file that is in force is there no more.</param>
/// <param name="Setting">The setting, such as <c>[Bridge] DefaultPVID</c>.</param>
/// <param name="Configured">What the file says; null when it says nothing, or there is no file.</param>
/// <param name="Running">What the kernel does; null when nothing.</param>
internal sealed record UnappliedSetting(string Link, string? File, string Setting, string? Configured, string? Running);
