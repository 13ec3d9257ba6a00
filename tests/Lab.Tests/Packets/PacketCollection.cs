namespace Labs.Tests.Packets;

/// <summary>The tests that look at the packets of one story.</summary>
[CollectionDefinition(Name)]
public sealed class PacketCollection : ICollectionFixture<PacketFixture>
{
    public const string Name = "Packets";
}
