namespace HvProvider.Hosts.Kernel;

/// <summary>The settings of a bridge port.</summary>
/// <param name="State">The port state: <c>forwarding</c>, <c>disabled</c> and so on.</param>
/// <param name="Isolated">Whether the port is isolated: it reaches only ports that are not isolated.</param>
internal sealed record BridgePortOptions(string? State, bool Isolated);
