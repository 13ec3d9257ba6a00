namespace Acceptance.Tests.Configurations;

/// <summary>One mistake of a new user, and what he is told.</summary>
/// <param name="Description">The mistake.</param>
/// <param name="Stage">The command that tells him: the earliest that can know.</param>
/// <param name="Summary">The first line.</param>
/// <param name="Told">The explanation; … stands for the daemon's own words.</param>
internal sealed record Mistake(string Description, Stage Stage, string Summary, string Told)
{
    private static readonly string[] RightLines = [$"domain = \"{MistakenDomain.Name}\"", "name = \"lan\"", "bridge = \"br0\""];
    private readonly string? _pointsAt;

    /// <summary>A line of the resource, instead of the right one for the same attribute.</summary>
    public string Resource { get; init; } = "";

    /// <summary>A line of the provider block.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The ID under which the NIC is to be imported.</summary>
    public string Import { get; init; } = "";

    /// <summary>The summaries of what the plan has warned of before, each once.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The line that Terraform points at: as a rule the wrong one.</summary>
    public string PointsAt
    {
        get => _pointsAt ?? (Resource.Length > 0 ? Resource : Provider);
        init => _pointsAt = value;
    }

    /// <summary>The configuration with this one mistake.</summary>
    public string Configuration => $$"""
        provider "hv" {
        {{Provider}}
        }
        resource "hv_network_attachment" "lan" {
        {{string.Join('\n', RightLines.Where(line => AttributeOf(line) != AttributeOf(Resource)).Append(Resource))}}
        }
        {{ImportBlock}}
        """;

    /// <summary>Whether that is the explanation.</summary>
    public bool IsTold(string detail)
    {
        var position = 0;
        foreach (var part in Told.Split('…'))
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

    private string ImportBlock => Import.Length == 0 ? "" : $$"""
        import {
          to = hv_network_attachment.lan
          id = "{{Import}}"
        }
        """;

    private static string AttributeOf(string line) => line.Split('=')[0].Trim();
}
