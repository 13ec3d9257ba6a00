namespace HvProvider.Tests.Architecture;

/// <summary>A use of a type or member that another folder declares.</summary>
/// <param name="From">The folder that contains the use; empty for the root of the project.</param>
/// <param name="To">The folder that contains the declaration.</param>
/// <param name="File">The file that contains the use.</param>
/// <param name="Line">The line of the use, from 1.</param>
/// <param name="Symbol">The used type or member.</param>
internal sealed record FolderReference(string From, string To, string File, int Line, string Symbol);
