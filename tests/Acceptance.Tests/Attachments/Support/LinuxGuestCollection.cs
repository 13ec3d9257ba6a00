namespace Acceptance.Tests.Attachments.Support;

/// <summary>The tests that share the booted guest, and so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LinuxGuestCollection : ICollectionFixture<LinuxGuestFixture>
{
    public const string Name = "One Linux guest";
}
