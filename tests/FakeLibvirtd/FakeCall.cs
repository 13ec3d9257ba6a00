using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A call that arrived.</summary>
/// <param name="Client">Number of the connection, from 1.</param>
/// <param name="Procedure">What was called.</param>
/// <param name="Target">Name of the domain or network that it concerns.</param>
/// <param name="Text">Its text: XML, alias, name.</param>
/// <param name="Flags">Its flags.</param>
public sealed record FakeCall(int Client, LibvirtProcedure Procedure, string? Target, string? Text, uint Flags);
