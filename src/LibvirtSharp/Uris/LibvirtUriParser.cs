namespace LibvirtSharp;

/// <summary>
/// <c>driver[+transport]://[user@][host][:port]/[path][?parameters]</c>. Errors are format exceptions with the found and
/// the allowed values.
/// </summary>
internal static class LibvirtUriParser
{
    public static LibvirtUri Parse(string text)
    {
        var (scheme, authority, path, query) = Split(text);
        var (driver, transportName) = SplitScheme(scheme);
        var end = LibvirtUriAuthority.Parse(authority);
        var transport = ChooseTransport(transportName, end.Host);
        var parameters = LibvirtUriQuery.Parse(query);
        Check(transport, end, parameters.Parameters);
        return new LibvirtUri(text)
        {
            Driver = driver,
            Transport = transport,
            User = end.User,
            Host = end.Host,
            Port = end.Port,
            Path = LibvirtUriEscapes.Decode(path, "path"),
            Parameters = parameters.Parameters,
            IgnoredParameters = parameters.IgnoredBy(transport),
            DaemonName = parameters.Parameters.Name ?? MakeDaemonName(driver, path, parameters.Foreign),
        };
    }

    private static (string Scheme, string Authority, string Path, string Query) Split(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new FormatException(
                "It has no '://'. Allowed: driver[+transport]://[user@][host][:port]/[path][?parameters], such as "
                + "qemu:///system (aliases from libvirt.conf are not supported).");
        }

        if (text.Any(c => char.IsControl(c) || c is ' ' or '#'))
        {
            throw new FormatException("It contains a space, a '#' or a control character. Use %20, %23 and so on.");
        }

        var rest = text[(colon + 3)..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return (text[..colon], slash < 0 ? rest : rest[..slash], slash < 0 ? "" : rest[slash..], query);
    }

    private static (string Driver, string? Transport) SplitScheme(string scheme)
    {
        var plus = scheme.IndexOf('+', StringComparison.Ordinal);
        var driver = plus < 0 ? scheme : scheme[..plus];
        if (driver.Length == 0 || !char.IsAsciiLetter(driver[0])
            || driver.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')))
        {
            throw new FormatException($"The driver is '{driver}'. Allowed: a name such as qemu.");
        }

        return (driver.ToLowerInvariant(), plus < 0 ? null : scheme[(plus + 1)..]);
    }

    private static LibvirtTransport ChooseTransport(string? name, string? host) => name switch
    {
        not null => LibvirtUriNames.Find(LibvirtUriNames.Transports, name, "The transport"),
        null => host is null ? LibvirtTransport.Unix : LibvirtTransport.Tls,
    };

    private static void Check(LibvirtTransport transport, LibvirtUriAuthority end, LibvirtUriParameters parameters)
    {
        if (transport == LibvirtTransport.Unix && end.Host is not null)
        {
            throw new FormatException(
                $"The transport is 'unix' and the host '{end.Host}'. Allowed: no host, or another transport such as "
                + "ssh.");
        }

        if (transport == LibvirtTransport.External && parameters.Command is null)
        {
            throw new FormatException("The transport 'ext' requires the parameter 'command'.");
        }

        if (parameters is { Netcat: not null, Proxy: LibvirtSshProxy.Native })
        {
            throw new FormatException("The parameter 'netcat' conflicts with proxy=native. Allowed: auto, netcat.");
        }

        if (parameters.Mode == LibvirtDaemonMode.Direct
            && transport is LibvirtTransport.Tls or LibvirtTransport.Tcp or LibvirtTransport.External)
        {
            throw new FormatException(
                $"mode=direct is not possible over the transport '{LibvirtUriNames.Of(transport)}'. Allowed: unix "
                + "and ssh.");
        }
    }

    private static string MakeDaemonName(string driver, string path, string foreignParameters) =>
        driver == "remote" ? "" : $"{driver}://{(path.Length == 0 ? "/" : path)}{foreignParameters}";
}
