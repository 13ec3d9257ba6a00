namespace HvProvider.Hosts.Networkd;

/// <summary>Whether a file is meant for a link.</summary>
internal enum MatchAnswer
{
    /// <summary>It is not.</summary>
    No,

    /// <summary>It is.</summary>
    Yes,

    /// <summary>It has conditions that cannot be tested from outside, such as <c>Property=</c> or <c>Virtualization=</c>.</summary>
    Unsure,
}
