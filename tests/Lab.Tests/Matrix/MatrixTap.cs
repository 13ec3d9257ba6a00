namespace Labs.Tests.Matrix;

/// <summary>The host's device of a NIC.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUp">Whether the guest has a carrier there.</param>
internal sealed record MatrixTap(string Name, bool IsUp);
