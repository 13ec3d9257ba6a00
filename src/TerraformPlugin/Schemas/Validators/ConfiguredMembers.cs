namespace TerraformPlugin.Schemas;

/// <summary>Whether members are configured or not. An unknown value is neither.</summary>
internal static class ConfiguredMembers
{
    internal static IReadOnlyList<SchemaMember> Set(TfObject config, IEnumerable<SchemaMember> members) =>
        [.. members.Where(m => !config.GetRaw(m).IsUnknown && !IsAbsent(config, m))];

    /// <summary>A repeatable block that is not configured is an empty collection, not null.</summary>
    internal static bool IsAbsent(TfObject config, SchemaMember member)
    {
        var value = config.GetRaw(member);
        return value.IsNull || (member is SchemaBlock block && value.Equals(block.EmptyValue));
    }
}
