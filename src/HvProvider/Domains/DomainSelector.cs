namespace HvProvider.Domains;

/// <summary>
/// The value of the attribute <c>domain</c>: the name or UUID of a domain. Text in the form of a UUID is a UUID, as in libvirt's
/// own tools.
/// </summary>
/// <param name="Text">The value as written.</param>
/// <param name="Uuid">The UUID; null if the text is a name.</param>
internal readonly record struct DomainSelector(string Text, Guid? Uuid)
{
    /// <summary>Parses the value. Text that is not a UUID is a name.</summary>
    public static DomainSelector Parse(string text) =>
        new(text, Guid.TryParseExact(text, "D", out var uuid) || Guid.TryParseExact(text, "N", out uuid) ? uuid : null);

    /// <summary>Whether it selects the domain with that name and UUID.</summary>
    public bool Selects(string name, Guid uuid) => Uuid is { } wanted ? wanted == uuid : Text == name;

    /// <inheritdoc />
    public override string ToString() => Text;
}
