namespace HvProvider.Hosts.Kernel;

/// <summary>What makes a link a port of a bridge.</summary>
/// <param name="State">The state that the bridge has it in: <c>forwarding</c>, <c>disabled</c> and so on.</param>
/// <param name="Isolated">Whether it reaches only ports that are not isolated.</param>
internal sealed record BridgePortOptions(string? State, bool Isolated);
