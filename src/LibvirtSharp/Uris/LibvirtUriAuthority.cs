using System.Globalization;

namespace LibvirtSharp;

/// <summary>The part of a libvirt URI that names the far end: <c>[user@][host][:port]</c>.</summary>
internal readonly record struct LibvirtUriAuthority(string? User, string? Host, int? Port)
{
    public static LibvirtUriAuthority Parse(string text)
    {
        var at = text.LastIndexOf('@');
        var user = at < 0 ? null : LibvirtUriEscapes.Decode(text[..at], "user");
        var (host, port) = SplitHost(text[(at + 1)..]);
        if (user is { Length: 0 })
        {
            throw new FormatException("The user in front of '@' is empty.");
        }

        if (host.Length == 0 && (user is not null || port is not null))
        {
            throw new FormatException("A user or a port is given without a host.");
        }

        return new(user, host.Length == 0 ? null : host, port is null ? null : ParsePort(port));
    }

    private static (string Host, string? Port) SplitHost(string text)
    {
        if (!text.StartsWith('['))
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var host = colon < 0 ? text : text[..colon];
            return (CheckHost(LibvirtUriEscapes.Decode(host, "host")), colon < 0 ? null : text[(colon + 1)..]);
        }

        var close = text.IndexOf(']', StringComparison.Ordinal);
        if (close < 0)
        {
            throw new FormatException($"The host '{text}' has an opening bracket and no closing one.");
        }

        var rest = text[(close + 1)..];
        if (rest.Length > 0 && rest[0] != ':')
        {
            throw new FormatException($"'{rest}' follows the host in brackets; allowed is ':' and a port.");
        }

        return (CheckHost(text[1..close]), rest.Length > 0 ? rest[1..] : null);
    }

    // A host that begins with a dash would be an option to a program that gets it as an argument.
    private static string CheckHost(string host) =>
        host.StartsWith('-') || host.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '[' or ']')
            ? throw new FormatException($"The host '{host}' is no host name and no address.")
            : host;

    private static int ParsePort(string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= 65535
            ? number
            : throw new FormatException(
                $"The port is '{port}'; allowed are 1 to 65535 (an IPv6 address has to be in brackets).");
}
