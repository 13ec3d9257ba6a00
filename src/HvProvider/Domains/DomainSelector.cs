namespace HvProvider.Domains;

/// <summary>
/// The value of the attribute <c>domain</c>: the name or UUID of a domain. As in libvirt's own tools, text in the form of a UUID is a
/// UUID, or the name of a domain if none has that UUID.
/// </summary>
/// <param name="Text">The value as written.</param>
/// <param name="Uuid">The UUID; null if the text is a name.</param>
internal readonly record struct DomainSelector(string Text, Guid? Uuid)
{
    /// <summary>Whether the UUID is only the form of the text, which may be a name. A domain that was read before has a UUID.</summary>
    public bool MayBeName { get; private init; }

    /// <summary>Parses the value. Text that is not a UUID is a name.</summary>
    public static DomainSelector Parse(string text) =>
        Guid.TryParseExact(text, "D", out var uuid) || Guid.TryParseExact(text, "N", out uuid)
            ? new DomainSelector(text, uuid) { MayBeName = true }
            : new DomainSelector(text, null);

    /// <summary>Whether it selects the domain with that name and UUID.</summary>
    public bool Selects(string name, Guid uuid) => Uuid == uuid || ((Uuid is null || MayBeName) && Text == name);

    /// <inheritdoc />
    public override string ToString() => Text;
}
