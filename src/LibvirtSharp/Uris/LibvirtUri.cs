using System.Diagnostics.CodeAnalysis;

namespace LibvirtSharp;

/// <summary>
/// A libvirt URI: <c>driver[+transport]://[user@][host][:port]/[path][?parameters]</c>. Parsing has no
/// side effects.
/// </summary>
public sealed record LibvirtUri
{
    private readonly string _text;

    internal LibvirtUri(string text) => _text = text;

    /// <summary>The hypervisor driver, such as <c>qemu</c>.</summary>
    public required string Driver { get; init; }

    /// <summary>The transport. Default: unix without a host, tls with a host.</summary>
    public required LibvirtTransport Transport { get; init; }

    /// <summary>The user on the remote host.</summary>
    public string? User { get; init; }

    /// <summary>The host, without brackets; null for this machine.</summary>
    public string? Host { get; init; }

    /// <summary>The port; null if not set.</summary>
    public int? Port { get; init; }

    /// <summary>The path with its leading slash, such as <c>/system</c>; empty if there is none.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the connection.</summary>
    public required LibvirtUriParameters Parameters { get; init; }

    /// <summary>The URI that the daemon opens; empty if the daemon selects it.</summary>
    public required string DaemonName { get; init; }

    /// <summary>Known parameters that do not apply to this transport. libvirt ignores them as well.</summary>
    public required IReadOnlyList<string> IgnoredParameters { get; init; }

    /// <summary>Parses a URI.</summary>
    /// <exception cref="FormatException">
    /// The text is not a libvirt URI. The message contains the found and the allowed values.
    /// </exception>
    public static LibvirtUri Parse(string text) =>
        TryParse(text, out var uri, out var error) ? uri : throw new FormatException(error);

    /// <summary>Parses a URI, or returns the error.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out LibvirtUri? uri, [NotNullWhen(false)] out string? error)
    {
        try
        {
            uri = LibvirtUriParser.Parse(text ?? "");
            error = null;
            return true;
        }
        catch (FormatException exception)
        {
            uri = null;
            error = $"'{text}' is not a libvirt URI. {exception.Message}";
            return false;
        }
    }

    /// <summary>The original text of the URI.</summary>
    public override string ToString() => _text;
}
