namespace HvProvider.Commands.Map.Text;

/// <summary>A line below a bridge: a heading, or a NIC with its columns.</summary>
/// <param name="Branch">The lines of the tree before it.</param>
/// <param name="Label">What stands at the branch: a network, a port group, a domain.</param>
/// <param name="Cells">The columns of a NIC; none of a heading.</param>
/// <param name="Marks">What is marked there, coloured already.</param>
internal sealed record TreeLine(string Branch, string Label, IReadOnlyList<string> Cells, string Marks = "");
