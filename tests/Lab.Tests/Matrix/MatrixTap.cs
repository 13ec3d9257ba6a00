namespace Labs.Tests.Matrix;

/// <summary>The tap of a NIC.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUp">Whether the guest has a carrier.</param>
internal sealed record MatrixTap(string Name, bool IsUp);
