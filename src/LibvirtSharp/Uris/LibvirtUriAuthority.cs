using System.Globalization;

namespace LibvirtSharp;

/// <summary>The part of a libvirt URI that identifies the remote host: <c>[user@][host][:port]</c>.</summary>
internal readonly record struct LibvirtUriAuthority(string? User, string? Host, int? Port)
{
    public static LibvirtUriAuthority Parse(string text)
    {
        var at = text.LastIndexOf('@');
        var user = at < 0 ? null : LibvirtUriEscapes.Decode(text[..at], "user");
        var (host, port) = SplitHost(text[(at + 1)..]);
        if (user is { Length: 0 })
        {
            throw new FormatException("The user before '@' is empty.");
        }

        if (host.Length == 0 && (user is not null || port is not null))
        {
            throw new FormatException("A user or a port requires a host.");
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
            throw new FormatException($"The host '{text}' has an opening bracket without a closing bracket.");
        }

        var rest = text[(close + 1)..];
        if (rest.Length > 0 && rest[0] != ':')
        {
            throw new FormatException($"'{rest}' follows the host in brackets. Allowed: ':' and a port.");
        }

        return (CheckHost(text[1..close]), rest.Length > 0 ? rest[1..] : null);
    }

    // A host that starts with a dash would be an option for a program that receives it as an argument.
    private static string CheckHost(string host) =>
        host.StartsWith('-') || host.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '[' or ']')
            ? throw new FormatException($"The host '{host}' is neither a host name nor an address.")
            : host;

    private static int ParsePort(string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= 65535
            ? number
            : throw new FormatException(
                $"The port is '{port}'. Allowed: 1 to 65535 (an IPv6 address requires brackets).");
}
