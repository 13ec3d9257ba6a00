namespace HvProvider.Commands.Map.Text;

/// <summary>A line below a bridge: a heading, or a NIC with its columns.</summary>
/// <param name="Branch">The lines of the tree before it.</param>
/// <param name="Label">The text at the branch: a network, a port group or a domain.</param>
/// <param name="Cells">The columns of a NIC; empty for a heading.</param>
/// <param name="Marks">The markers, already coloured.</param>
internal sealed record TreeLine(string Branch, string Label, IReadOnlyList<string> Cells, string Marks = "");
