namespace HvProvider.Tests.Terraform;

/// <summary>An error or a warning, with the attribute that it points to.</summary>
internal sealed record Message(bool IsError, string Summary, string Detail, string Path);
