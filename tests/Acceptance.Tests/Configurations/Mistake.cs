namespace Acceptance.Tests.Configurations;

/// <summary>A mistake in a configuration, and its diagnostic.</summary>
/// <param name="Description">The mistake.</param>
/// <param name="Stage">The first command that can detect it, which reports it.</param>
/// <param name="Summary">The summary of the diagnostic.</param>
/// <param name="Detail">Its detail; … stands for the daemon's own words.</param>
internal sealed record Mistake(string Description, Stage Stage, string Summary, string Detail)
{
    private static readonly string[] RightLines = ["name = \"lan\"", "bridge = \"br0\""];
    private readonly string? _pointsAt;

    /// <summary>A line of the resource, instead of the right one for the same attribute.</summary>
    public string Resource { get; init; } = "";

    /// <summary>A line of the provider block.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The ID under which the NIC is to be imported.</summary>
    public string Import { get; init; } = "";

    /// <summary>The summaries of the plan's warnings, each once.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The line that Terraform points at: as a rule the wrong one.</summary>
    public string PointsAt
    {
        get => _pointsAt ?? (Resource.Length > 0 ? Resource : Provider);
        init => _pointsAt = value;
    }

    /// <summary>The domain of the configuration.</summary>
    public string Domain { get; init; } = "";

    /// <summary>The configuration with this one mistake.</summary>
    public string Configuration => $$"""
        provider "hv" {
        {{Provider}}
        }
        resource "hv_network_attachment" "lan" {
        {{string.Join('\n', ResourceLines)}}
        }
        {{ImportBlock}}
        """;

    /// <summary>This mistake about the domains that the fixture has drawn.</summary>
    public Mistake About(MistakenDomain domain) => new(Description, Stage, Summary, domain.Fill(Detail))
    {
        Resource = domain.Fill(Resource),
        Provider = Provider,
        Import = domain.Fill(Import),
        Warnings = Warnings,
        PointsAt = domain.Fill(PointsAt),
        Domain = domain.Name,
    };

    /// <summary>Whether that is the detail of the diagnostic.</summary>
    public bool IsDetail(string detail)
    {
        var position = 0;
        foreach (var part in Detail.Split('…'))
        {
            position = detail.IndexOf(part, position, StringComparison.Ordinal);
            if (position < 0)
            {
                return false;
            }

            position += part.Length;
        }

        return true;
    }

    private IEnumerable<string> ResourceLines => RightLines.Append($"domain = \"{Domain}\"")
        .Where(line => AttributeOf(line) != AttributeOf(Resource))
        .Append(Resource);

    private string ImportBlock => Import.Length == 0 ? "" : $$"""
        import {
          to = hv_network_attachment.lan
          id = "{{Import}}"
        }
        """;

    private static string AttributeOf(string line) => line.Split('=')[0].Trim();
}
