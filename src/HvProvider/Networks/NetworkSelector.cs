namespace HvProvider.Networks;

/// <summary>How a network is looked up: by its UUID where that is known, by its name otherwise.</summary>
/// <param name="Name">The name; null where only the UUID is known.</param>
/// <param name="Uuid">The UUID; null where only the name is known.</param>
internal readonly record struct NetworkSelector(string? Name, Guid? Uuid = null)
{
    /// <inheritdoc />
    public override string ToString() => Name ?? Uuid?.ToString() ?? "";
}
