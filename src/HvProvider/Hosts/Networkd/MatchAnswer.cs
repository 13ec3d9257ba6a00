namespace HvProvider.Hosts.Networkd;

/// <summary>Whether a file matches a link.</summary>
internal enum MatchAnswer
{
    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>
    /// The file has conditions that cannot be evaluated from outside, such as <c>Property=</c> or <c>Virtualization=</c>.
    /// </summary>
    Unsure,
}
