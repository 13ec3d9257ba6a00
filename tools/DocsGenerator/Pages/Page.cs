namespace DocsGenerator.Pages;

/// <summary>A page and its place below <c>docs</c>.</summary>
internal sealed record Page(string Path, string Text);
