namespace HvProvider.Commands.Map.Model;

/// <summary>Whether a bridge was seen on the host.</summary>
internal enum MapBridgeSight
{
    /// <summary>It was.</summary>
    Seen,

    /// <summary>The host was looked at, and has no such bridge: only NICs and networks name it.</summary>
    Missing,

    /// <summary>The host was not looked at.</summary>
    NotRead,
}
