namespace LibvirtSharp.Tests.Support;

/// <summary>The domain of libvirt's test driver.</summary>
internal static class Sample
{
    internal static Guid Uuid => Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e193f");

    internal static DomainRef Domain => new("test", Uuid, 1);

    internal static NetworkRef Network => new("default", Guid.Parse("dd8fe884-6c02-601e-7551-cca97df1c5df"));

    internal static byte[] Hex(string text) =>
        Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal)
            .Replace("<dom>", "00000004746573746695eb01f6a4830479aa97f2502e193f00000001", StringComparison.Ordinal)
            .Replace("<net>", "0000000764656661756c7400dd8fe8846c02601e7551cca97df1c5df", StringComparison.Ordinal)
            .Replace("<uuid>", "6695eb01f6a4830479aa97f2502e193f", StringComparison.Ordinal));
}
