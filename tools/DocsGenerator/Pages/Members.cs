using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>Creates the lines of schema sections.</summary>
internal static class Members
{
    private const string AttributeAnchor = "nestedatt";
    private const string BlockAnchor = "nestedblock";
    private const string ObjectAnchor = "nestedobjatt";

    /// <summary>The lines of a block.</summary>
    public static IReadOnlyList<Member> Of(BlockSchema block) =>
        [.. block.Attributes.Select(Of), .. block.Blocks.Select(Of)];

    private static Member Of(AttributeSchema attribute) => new(
        attribute.Name,
        attribute.Group,
        TypeText.Of(attribute),
        attribute.Description,
        AttributeAnchor,
        attribute.Nested is { } nested ? [.. nested.Attributes.Select(Of)] : OfObject(attribute.Type, attribute.Group));

    private static Member Of(NestedBlockSchema block) => new(
        block.Name, block.Group, TypeText.Of(block), block.Block.Description, BlockAnchor, Of(block.Block));

    /// <summary>Attributes of an object type have no flags and no description of their own.</summary>
    private static IReadOnlyList<Member> OfObject(AttributeType? type, MemberGroup group) => type?.Members is { } members
        ? [.. members.Attributes.Select(a => new Member(
            a.Key, group, TypeText.Of(a.Value), "", ObjectAnchor, OfObject(a.Value, group)))]
        : [];
}
