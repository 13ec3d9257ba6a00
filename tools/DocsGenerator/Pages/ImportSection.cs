namespace DocsGenerator.Pages;

/// <summary>The section about imports: by a block, and by the command.</summary>
internal static class ImportSection
{
    private const string Intro = "Import is supported using the following syntax:";

    private const string Block =
        "In Terraform v1.5.0 and later, the [`import` block](https://developer.hashicorp.com/terraform/language/import) can be "
        + "used with the `id` attribute, for example:";

    private const string Command =
        "The [`terraform import` command](https://developer.hashicorp.com/terraform/cli/commands/import) can be used, for "
        + "example:";

    /// <summary>Renders the section; null if there is no example.</summary>
    public static string? Render(string? block, string? command) => block is null && command is null
        ? null
        : Sections.Join(
            "## Import",
            Intro,
            block is null ? null : Block,
            block is null ? null : Sections.Fence("terraform", block),
            command is null ? null : Command,
            command is null ? null : Sections.Fence("shell", command));
}
