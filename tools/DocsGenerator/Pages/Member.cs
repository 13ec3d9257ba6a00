using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>One line of a schema section: an attribute, a block, or an attribute of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">The group that lists it.</param>
/// <param name="Type">What stands in parentheses.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="AnchorPrefix">What the anchor of its own section begins with.</param>
/// <param name="Members">The lines of its own section; without any it has none.</param>
internal sealed record Member(
    string Name, MemberGroup Group, string Type, string Description, string AnchorPrefix, IReadOnlyList<Member> Members);
