namespace HvProvider.Tests.Nics;

/// <summary>The NICs of the q35 golden domain.</summary>
internal static class Macs
{
    public const string Foreign = "52:54:00:11:22:33";
    public const string Ours = "52:0a:0b:0c:0d:0e";
    public const string Network = "52:54:00:44:55:66";
    public const string Rich = "52:54:00:77:88:99";
}
