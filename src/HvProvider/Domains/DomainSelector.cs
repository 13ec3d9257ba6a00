namespace HvProvider.Domains;

/// <summary>
/// What the attribute <c>domain</c> says: a domain's name, or its UUID. Text in the form of a UUID is a UUID, as for
/// libvirt's own tools.
/// </summary>
/// <param name="Text">The attribute's value as it was written.</param>
/// <param name="Uuid">The UUID, or null when the text is a name.</param>
internal readonly record struct DomainSelector(string Text, Guid? Uuid)
{
    /// <summary>Reads the attribute's value. Never fails: what is no UUID is a name.</summary>
    public static DomainSelector Parse(string text) =>
        new(text, Guid.TryParseExact(text, "D", out var uuid) || Guid.TryParseExact(text, "N", out uuid) ? uuid : null);

    /// <summary>Whether this selects the domain with that name and UUID.</summary>
    public bool Selects(string name, Guid uuid) => Uuid is { } wanted ? wanted == uuid : Text == name;

    /// <inheritdoc />
    public override string ToString() => Text;
}
