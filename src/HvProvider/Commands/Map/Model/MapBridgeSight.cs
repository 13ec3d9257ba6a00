namespace HvProvider.Commands.Map.Model;

/// <summary>Whether a bridge was found on the host.</summary>
internal enum MapBridgeSight
{
    /// <summary>The bridge was found.</summary>
    Seen,

    /// <summary>The bridge does not exist on the host; only NICs and networks refer to it.</summary>
    Missing,

    /// <summary>The host is not readable.</summary>
    NotRead,
}
