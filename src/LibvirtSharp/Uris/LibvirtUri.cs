using System.Diagnostics.CodeAnalysis;

namespace LibvirtSharp;

/// <summary>
/// A libvirt URI: <c>driver[+transport]://[user@][host][:port]/[path][?parameters]</c>. Parsing never touches
/// anything.
/// </summary>
public sealed record LibvirtUri
{
    private readonly string _text;

    internal LibvirtUri(string text) => _text = text;

    /// <summary>The hypervisor driver, such as <c>qemu</c>.</summary>
    public required string Driver { get; init; }

    /// <summary>How the daemon is reached; Unix without a host, TLS with one, unless given.</summary>
    public required LibvirtTransport Transport { get; init; }

    /// <summary>User at the far end.</summary>
    public string? User { get; init; }

    /// <summary>Host, without brackets; null for this machine.</summary>
    public string? Host { get; init; }

    /// <summary>Port, where it is given.</summary>
    public int? Port { get; init; }

    /// <summary>Path with its leading slash, such as <c>/system</c>; empty when there is none.</summary>
    public required string Path { get; init; }

    /// <summary>The connection's own parameters.</summary>
    public required LibvirtUriParameters Parameters { get; init; }

    /// <summary>The URI that the daemon is asked to open; empty when it shall find out itself.</summary>
    public required string DaemonName { get; init; }

    /// <summary>Known parameters that mean nothing to this transport, as libvirt ignores them too.</summary>
    public required IReadOnlyList<string> IgnoredParameters { get; init; }

    /// <summary>Parses a URI.</summary>
    /// <exception cref="FormatException">
    /// It is not one; the message says what was found and what is allowed.
    /// </exception>
    public static LibvirtUri Parse(string text) =>
        TryParse(text, out var uri, out var error) ? uri : throw new FormatException(error);

    /// <summary>Parses a URI, or says what is wrong with it.</summary>
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

    /// <summary>The URI as it was given.</summary>
    public override string ToString() => _text;
}
