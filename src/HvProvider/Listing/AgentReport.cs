using LibvirtSharp;

namespace HvProvider.Listing;

/// <summary>The result of querying guest agents for addresses.</summary>
/// <param name="Silent">The names of the domains whose agent is connected but did not respond.</param>
/// <param name="Refused">The reason why no agent could be queried: a read-write connection could not be opened.</param>
internal sealed record AgentReport(IReadOnlyList<string> Silent, LibvirtException? Refused)
{
    /// <summary>No agent failed.</summary>
    public static readonly AgentReport None = new([], null);
}
