namespace HvProvider.Networks;

/// <summary>The key of a network: its UUID if it is known, otherwise its name.</summary>
/// <param name="Name">The name; null if only the UUID is known.</param>
/// <param name="Uuid">The UUID; null if only the name is known.</param>
internal readonly record struct NetworkSelector(string? Name, Guid? Uuid = null)
{
    /// <inheritdoc />
    public override string ToString() => Name ?? Uuid?.ToString() ?? "";
}
