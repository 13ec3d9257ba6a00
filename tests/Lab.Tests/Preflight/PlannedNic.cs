namespace Labs.Tests.Preflight;

/// <summary>A NIC of a configuration, and what a plan has to say of it.</summary>
/// <param name="Name">Its name, which is also the resource's.</param>
/// <param name="Arguments">What it has beside domain, name and bridge, or in their place; by name.</param>
/// <param name="Expected">
/// The severity, the summary, and the argument that is pointed at; null where the plan must say nothing. Where the argument is missing,
/// Terraform points at the whole resource.
/// </param>
internal sealed record PlannedNic(string Name, IReadOnlyDictionary<string, string> Arguments, string? Expected)
{
    public string Address => $"hv_network_attachment.{Name}";

    /// <summary>The arguments on one line, for the record.</summary>
    public string Text => string.Join(", ", Arguments.Select(argument => $"{argument.Key} = {argument.Value}"));

    /// <summary>One that the plan must not speak of.</summary>
    public static PlannedNic Fine(string name, params (string Name, string Value)[] arguments) => Of(name, null, arguments);

    /// <summary>One that is refused.</summary>
    public static PlannedNic Refused(string name, string summary, string? argument, params (string Name, string Value)[] arguments) =>
        Of(name, $"error: {summary} ({argument ?? "-"})", arguments);

    /// <summary>One that is warned of.</summary>
    public static PlannedNic Warned(string name, string summary, string? argument, params (string Name, string Value)[] arguments) =>
        Of(name, $"warning: {summary} ({argument ?? "-"})", arguments);

    /// <summary>The resource.</summary>
    /// <param name="domain">The domain of a NIC that names none.</param>
    public string Configure(string domain)
    {
        var usualOnes = new Dictionary<string, string> { ["domain"] = $"\"{domain}\"", ["bridge"] = $"\"{Lab.Bridge}\"" };
        var arguments = usualOnes.Where(usual => !Arguments.ContainsKey(usual.Key)).Concat(Arguments)
            .Select(argument => $"  {argument.Key} = {argument.Value}\n");
        return $"resource \"hv_network_attachment\" \"{Name}\" {{\n  name = \"{Name}\"\n{string.Concat(arguments)}}}\n\n";
    }

    /// <summary>Whether it differs from the usual one by its VLANs alone, which a port group may have as well.</summary>
    public bool IsOfVlansAlone => Arguments is { Count: 1 } && Arguments.Keys.Single() is "vlan" or "trunk";

    /// <summary>The resource of a network with a port group of the same VLANs.</summary>
    public string ConfigureNetwork(string network) =>
        $$"""
        resource "hv_bridge" "{{Name}}" {
          name        = "{{network}}"
          bridge      = "{{Lab.Bridge}}"
          port_groups = { one = { {{Text}} } }
        }

        """;

    private static PlannedNic Of(string name, string? expected, (string Name, string Value)[] arguments) =>
        new(name, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), expected);
}
