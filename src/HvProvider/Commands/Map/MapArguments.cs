using HvProvider.Nics.Values;

namespace HvProvider.Commands.Map;

/// <summary>The command line of <c>map</c>.</summary>
internal sealed record MapArguments
{
    /// <summary>The output format.</summary>
    public MapFormat Format { get; private init; }

    /// <summary>The libvirt URI; null for the environment or the default.</summary>
    public string? Uri { get; private init; }

    /// <summary>The only bridge to draw; null for all.</summary>
    public string? Bridge { get; private init; }

    /// <summary>The output file; null for standard output.</summary>
    public string? Output { get; private init; }

    /// <summary>Whether to show the usage only.</summary>
    public bool IsHelp { get; private init; }

    /// <summary>
    /// Parses the arguments after <c>map</c>. The value of an option follows it or an equals sign. As with Go's flags, options start
    /// with one dash or two.
    /// </summary>
    /// <exception cref="MapUsageException">The arguments are invalid.</exception>
    public static MapArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new MapArguments();
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < arguments.Count; index++)
        {
            var (name, value) = Split(arguments[index]);
            if (name is "help" or "h" && value is null)
            {
                return new MapArguments { IsHelp = true };
            }

            if (name is not ("format" or "uri" or "bridge" or "output"))
            {
                throw new MapUsageException($"Unknown argument \"{arguments[index]}\".");
            }

            if (!given.Add(name))
            {
                throw new MapUsageException($"--{name} is specified twice.");
            }

            value ??= ++index < arguments.Count ? arguments[index] : null;
            parsed = parsed.With(name, value is { Length: > 0 } some ? some : throw new MapUsageException($"--{name} requires a value."));
        }

        return parsed;
    }

    private MapArguments With(string name, string value) => name switch
    {
        "format" => this with { Format = FormatOf(value) },
        "uri" => this with { Uri = value },
        "bridge" => this with
        {
            Bridge = BridgeName.Problem(value) is { } problem
                ? throw new MapUsageException($"--bridge {problem}, got: \"{value}\".")
                : value,
        },
        _ => this with { Output = value },
    };

    private static MapFormat FormatOf(string value) => value switch
    {
        "text" => MapFormat.Text,
        "svg" => MapFormat.Svg,
        "json" => MapFormat.Json,
        _ => throw new MapUsageException($"--format must be text, svg or json, got: \"{value}\"."),
    };

    private static (string Name, string? Value) Split(string argument)
    {
        var dashes = argument.StartsWith("--", StringComparison.Ordinal) ? 2 : argument.StartsWith('-') ? 1 : 0;
        var parts = argument[dashes..].Split('=', 2);
        return (dashes == 0 ? "" : parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
