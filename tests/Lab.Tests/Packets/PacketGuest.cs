namespace Labs.Tests.Packets;

/// <summary>A guest of the story, and the NIC that Terraform gives it.</summary>
internal sealed record PacketGuest(string Name, string Mac)
{
    public static PacketGuest Web { get; } = new("web", "52:54:00:00:00:1f");

    public static PacketGuest Cache { get; } = new("cache", "52:54:00:00:00:21");

    public static PacketGuest Db { get; } = new("db", "52:54:00:00:00:29");

    public static IReadOnlyList<PacketGuest> All { get; } = [Web, Cache, Db];
}
