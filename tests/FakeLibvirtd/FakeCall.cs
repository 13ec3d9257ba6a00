using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A received call.</summary>
/// <param name="Client">Number of the connection, from 1.</param>
/// <param name="Procedure">The procedure.</param>
/// <param name="Target">The name of the domain or network.</param>
/// <param name="Text">The text argument: XML, alias or name.</param>
/// <param name="Flags">The flags.</param>
public sealed record FakeCall(int Client, LibvirtProcedure Procedure, string? Target, string? Text, uint Flags);
