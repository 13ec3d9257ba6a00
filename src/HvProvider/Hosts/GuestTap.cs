namespace HvProvider.Hosts;

/// <summary>The host's end of a running guest's NIC.</summary>
/// <param name="Name">The tap, such as <c>vnet3</c>.</param>
/// <param name="Domain">The domain's name.</param>
/// <param name="Attachment">The name of the attachment that made the NIC; null where none did.</param>
internal sealed record GuestTap(string Name, string Domain, string? Attachment);
