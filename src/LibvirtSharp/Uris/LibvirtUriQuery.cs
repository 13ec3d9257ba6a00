using System.Text;

namespace LibvirtSharp;

/// <summary>The parsed query of a libvirt URI.</summary>
internal sealed class LibvirtUriQuery
{
    private readonly StringBuilder _foreign = new();
    private readonly HashSet<string> _seen = [];
    private readonly List<(string Name, LibvirtTransports Transports)> _known = [];

    private LibvirtUriQuery()
    {
    }

    /// <summary>The parameters of the connection.</summary>
    public LibvirtUriParameters Parameters { get; private set; } = new();

    /// <summary>The parameters of the daemon as written, with a question mark; empty if there are none.</summary>
    public string Foreign => _foreign.Length == 0 ? "" : $"?{_foreign}";

    public static LibvirtUriQuery Parse(string query)
    {
        var result = new LibvirtUriQuery();
        foreach (var part in query.Split('&', ';'))
        {
            if (part.Length > 0)
            {
                result.Add(part);
            }
        }

        return result;
    }

    /// <summary>Parameters that do not apply to a transport.</summary>
    public IReadOnlyList<string> IgnoredBy(LibvirtTransport transport) =>
        [.. _known.Where(known => ((int)known.Transports & (1 << (int)transport)) == 0).Select(known => known.Name)];

    private void Add(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var rawName = equals < 0 ? part : part[..equals];
        var name = LibvirtUriEscapes.Decode(rawName, "parameter name").ToLowerInvariant();
        var value = equals < 0 ? "" : LibvirtUriEscapes.Decode(part[(equals + 1)..], $"parameter '{name}'");
        if (LibvirtUriParameterReader.Read(Parameters, name, value) is not { } known)
        {
            _foreign.Append(_foreign.Length == 0 ? "" : "&").Append(part);
            return;
        }

        if (!_seen.Add(name))
        {
            throw new FormatException($"The parameter '{name}' occurs twice.");
        }

        Parameters = known.Result;
        _known.Add((name, known.Transports));
    }
}
