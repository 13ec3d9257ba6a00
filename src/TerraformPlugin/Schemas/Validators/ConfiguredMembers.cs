namespace TerraformPlugin.Schemas;

/// <summary>What a configuration certainly has and certainly has not. An unknown value is neither.</summary>
internal static class ConfiguredMembers
{
    internal static IReadOnlyList<SchemaMember> Set(TfObject config, IEnumerable<SchemaMember> members) =>
        [.. members.Where(m => !config.GetRaw(m).IsUnknown && !IsAbsent(config, m))];

    /// <summary>A repeatable block that is not there is an empty collection rather than null.</summary>
    internal static bool IsAbsent(TfObject config, SchemaMember member)
    {
        var value = config.GetRaw(member);
        return value.IsNull || (member is SchemaBlock block && value.Equals(block.EmptyValue));
    }
}
