namespace TerraformPlugin.Hosting;

/// <summary>What the hosting of a provider needs to know about it.</summary>
public sealed record PluginServerOptions
{
    /// <summary>The provider's address in the registry, such as <c>registry.terraform.io/example/hv</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The provider's version, as <c>--version</c> prints it.</summary>
    public required string Version { get; init; }

    /// <summary>The variable that sets the log level of this provider alone, such as <c>TF_LOG_PROVIDER_HV</c>.</summary>
    public string? EnvironmentLogVariable { get; init; }

    /// <summary>What else the executable does, for people who start it by hand: the first argument, and what comes of it.</summary>
    public IReadOnlyList<(string Argument, string Purpose)> Commands { get; init; } = [];

    /// <summary>The last part of the address, under which the provider is known to its users.</summary>
    internal string Name => Address[(Address.LastIndexOf('/') + 1)..];

    /// <summary>The file name that Terraform expects of the executable.</summary>
    internal string Executable => $"terraform-provider-{Name}";
}
