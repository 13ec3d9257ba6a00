namespace Startup;

/// <summary>One start.</summary>
/// <param name="Line">Spawn to handshake line.</param>
/// <param name="FirstCall">Spawn to the response of the first call.</param>
/// <param name="ResidentBytes">Memory in use after that response.</param>
internal sealed record Measurement(TimeSpan Line, TimeSpan FirstCall, long ResidentBytes);
