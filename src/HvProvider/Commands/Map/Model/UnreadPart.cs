namespace HvProvider.Commands.Map.Model;

/// <summary>A part that could not be read.</summary>
/// <param name="Name">The part: <see cref="Host"/>, <see cref="Networks"/> or <see cref="Domains"/>.</param>
/// <param name="Reason">The reason, as one or more sentences.</param>
internal sealed record UnreadPart(string Name, string Reason)
{
    /// <summary>The network of the host itself: bridges, uplinks, and the VLANs of taps.</summary>
    public const string Host = "host";

    /// <summary>libvirt's networks and their port groups.</summary>
    public const string Networks = "networks";

    /// <summary>Domains that do not answer, whose NICs are missing.</summary>
    public const string Domains = "domains";
}
