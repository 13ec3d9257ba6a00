namespace Labs.Tests.Packets;

/// <summary>A guest of the story, and the NIC that Terraform gives it.</summary>
/// <param name="Role">What tests call it: <c>web</c>, <c>cache</c> or <c>db</c>.</param>
/// <param name="Domain">Its domain.</param>
/// <param name="Mac">The MAC address of its NIC.</param>
internal sealed record PacketGuest(string Role, string Domain, string Mac);
