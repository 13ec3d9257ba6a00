namespace HvProvider.Hosts.Unapplied;

/// <summary>A setting in networkd's files that differs from the kernel's state.</summary>
/// <param name="Link">The link.</param>
/// <param name="File">The file with the setting; null if the file in effect no longer exists.</param>
/// <param name="Setting">The setting, such as <c>[Bridge] DefaultPVID</c>.</param>
/// <param name="Configured">The configured value; null if it is not set, or there is no file.</param>
/// <param name="Running">The value in the kernel; null if there is none.</param>
internal sealed record UnappliedSetting(string Link, string? File, string Setting, string? Configured, string? Running);
