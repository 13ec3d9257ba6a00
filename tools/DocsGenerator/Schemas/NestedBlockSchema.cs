namespace DocsGenerator.Schemas;

/// <summary>A kind of block within another one. A bound of 0 is none.</summary>
internal sealed record NestedBlockSchema(string Name, SchemaNesting Nesting, BlockSchema Block, long MinItems, long MaxItems)
{
    /// <summary>Terraform has no such flag for blocks: it follows from the bounds and from what is inside.</summary>
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
