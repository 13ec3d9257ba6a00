namespace HvProvider.Hosts.Owners;

/// <summary>A link that NetworkManager manages.</summary>
/// <param name="Connection">The UUID of its connection profile; null if it is not known.</param>
/// <param name="IsOwn">Whether NetworkManager has created the link. It also shows links of other tools as managed.</param>
internal sealed record NetworkManagerDevice(string? Connection, bool IsOwn);
