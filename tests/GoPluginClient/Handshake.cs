using System.Security.Cryptography.X509Certificates;

namespace GoPluginClient;

/// <summary>The handshake line, parsed as in go-plugin's host.</summary>
internal sealed record Handshake(
    string Line, string CoreVersion, string ProtocolVersion, string Network, string Address, string Protocol,
    X509Certificate2? Certificate, string? Multiplexing)
{
    public static Handshake Parse(string line)
    {
        var fields = line.Split('|');
        if (fields.Length is < 6 or > 7)
        {
            throw new FormatException($"Not a handshake line: {line}");
        }

        return new Handshake(
            line, fields[0], fields[1], fields[2], fields[3], fields[4], Decode(fields[5]),
            fields.Length == 7 ? fields[6] : null);
    }

    // Go's RawStdEncoding: the standard alphabet, and padding is an error.
    private static X509Certificate2? Decode(string field)
    {
        if (field.Length == 0)
        {
            return null;
        }

        if (field.Contains('='))
        {
            throw new FormatException("The certificate is padded.");
        }

        var padded = field.PadRight(field.Length + (4 - field.Length % 4) % 4, '=');
        return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(padded));
    }
}
