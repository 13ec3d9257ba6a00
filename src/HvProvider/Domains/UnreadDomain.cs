namespace HvProvider.Domains;

/// <summary>A domain that could not be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cause">The cause, in parentheses after the name.</param>
internal sealed record UnreadDomain(string Name, string Cause)
{
    /// <summary>For messages: <c>"db01" (another operation has held its lock for 61 s)</c>.</summary>
    public override string ToString() => $"\"{Name}\" ({Cause})";
}
