namespace HvProvider.Hosts;

/// <summary>The tap of a running domain's NIC on the host.</summary>
/// <param name="Name">The tap, such as <c>vnet3</c>.</param>
/// <param name="Domain">The domain's name.</param>
/// <param name="Attachment">The name of the attachment that manages the NIC; null if there is none.</param>
internal sealed record GuestTap(string Name, string Domain, string? Attachment);
