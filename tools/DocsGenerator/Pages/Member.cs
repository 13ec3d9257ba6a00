using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>One line of a schema section: an attribute, a block, or an attribute of an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Group">The group that lists it.</param>
/// <param name="Type">The text in parentheses.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="AnchorPrefix">The prefix of the anchor of its section.</param>
/// <param name="Members">The lines of its section. Without lines it has no section.</param>
internal sealed record Member(
    string Name, MemberGroup Group, string Type, string Description, string AnchorPrefix, IReadOnlyList<Member> Members);
