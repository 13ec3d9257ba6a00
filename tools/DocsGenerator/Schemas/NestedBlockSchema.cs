namespace DocsGenerator.Schemas;

/// <summary>A nested block. A bound of 0 means no bound.</summary>
internal sealed record NestedBlockSchema(string Name, SchemaNesting Nesting, BlockSchema Block, long MinItems, long MaxItems)
{
    /// <summary>Derived from the bounds and the members, because Terraform has no such flag for blocks.</summary>
    public MemberGroup Group
    {
        get
        {
            if (MinItems > 0)
            {
                return MemberGroup.Required;
            }

            var inside = Block.Attributes.Select(a => a.Group).Concat(Block.Blocks.Select(b => b.Group)).ToList();
            return inside.Count > 0 && inside.TrueForAll(g => g == MemberGroup.ReadOnly)
                ? MemberGroup.ReadOnly
                : MemberGroup.Optional;
        }
    }
}
