using System.Text;

namespace LibvirtSharp;

/// <summary>The query of a libvirt URI, taken apart.</summary>
internal sealed class LibvirtUriQuery
{
    private readonly StringBuilder _foreign = new();
    private readonly HashSet<string> _seen = [];
    private readonly List<(string Name, LibvirtTransports MeantFor)> _known = [];

    private LibvirtUriQuery()
    {
    }

    /// <summary>The connection's own parameters.</summary>
    public LibvirtUriParameters Parameters { get; private set; } = new();

    /// <summary>The daemon's parameters as they were written, with a question mark, or nothing.</summary>
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

    /// <summary>Parameters that mean nothing to a transport.</summary>
    public IReadOnlyList<string> IgnoredBy(LibvirtTransport transport) =>
        [.. _known.Where(known => ((int)known.MeantFor & (1 << (int)transport)) == 0).Select(known => known.Name)];

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
            throw new FormatException($"The parameter '{name}' is given twice.");
        }

        Parameters = known.Result;
        _known.Add((name, known.MeantFor));
    }
}
