namespace Labs.Tests.Boundary;

/// <summary>One thing that is so in the host's network.</summary>
/// <param name="Section">What kind of thing.</param>
/// <param name="Link">The link that it is about, if it is about one.</param>
/// <param name="Text">The thing itself.</param>
internal sealed record HostFact(string Section, string? Link, string Text)
{
    public override string ToString() => $"{Section}: {Text}";
}
