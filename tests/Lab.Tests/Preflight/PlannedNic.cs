namespace Labs.Tests.Preflight;

/// <summary>A NIC of a configuration, and its expected diagnostic in a plan.</summary>
/// <param name="Name">The name of the NIC and of the resource.</param>
/// <param name="Arguments">Arguments by name, in addition to or in place of domain, name and bridge.</param>
/// <param name="Expected">
/// The severity, the summary, and the argument that the diagnostic refers to; null if none is expected. If the argument is missing,
/// Terraform refers to the resource.
/// </param>
internal sealed record PlannedNic(string Name, IReadOnlyDictionary<string, string> Arguments, string? Expected)
{
    public string Address => $"hv_network_attachment.{Name}";

    /// <summary>The arguments on one line, for the table.</summary>
    public string Text => string.Join(", ", Arguments.Select(argument => $"{argument.Key} = {argument.Value}"));

    /// <summary>A NIC without a diagnostic.</summary>
    public static PlannedNic Fine(string name, params (string Name, string Value)[] arguments) => Of(name, null, arguments);

    /// <summary>A NIC with an error.</summary>
    public static PlannedNic Refused(string name, string summary, string? argument, params (string Name, string Value)[] arguments) =>
        Of(name, $"error: {summary} ({argument ?? "-"})", arguments);

    /// <summary>A NIC with a warning.</summary>
    public static PlannedNic Warned(string name, string summary, string? argument, params (string Name, string Value)[] arguments) =>
        Of(name, $"warning: {summary} ({argument ?? "-"})", arguments);

    /// <summary>The resource.</summary>
    /// <param name="domain">The domain if the arguments contain none.</param>
    public string Configure(string domain)
    {
        var usualOnes = new Dictionary<string, string> { ["domain"] = $"\"{domain}\"", ["bridge"] = $"\"{Lab.Bridge}\"" };
        var arguments = usualOnes.Where(usual => !Arguments.ContainsKey(usual.Key)).Concat(Arguments)
            .Select(argument => $"  {argument.Key} = {argument.Value}\n");
        return $"resource \"hv_network_attachment\" \"{Name}\" {{\n  name = \"{Name}\"\n{string.Concat(arguments)}}}\n\n";
    }

    /// <summary>Whether the arguments are VLANs only, which a port group may have too.</summary>
    public bool IsOfVlansAlone => Arguments is { Count: 1 } && Arguments.Keys.Single() is "vlan" or "trunk";

    /// <summary>The resource of a network with a port group with the same VLANs.</summary>
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
