using LibvirtSharp;

namespace HvProvider.Listing;

/// <summary>What became of asking guest agents for addresses.</summary>
/// <param name="Silent">The domains whose agent is connected and did not answer, by name.</param>
/// <param name="Refused">Why none could be asked: no read-write connection is to be had.</param>
internal sealed record AgentReport(IReadOnlyList<string> Silent, LibvirtException? Refused)
{
    /// <summary>Nothing to say.</summary>
    public static readonly AgentReport Fine = new([], null);
}
