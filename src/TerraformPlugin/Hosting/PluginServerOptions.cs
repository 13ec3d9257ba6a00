namespace TerraformPlugin.Hosting;

/// <summary>The properties of a provider that hosting requires.</summary>
public sealed record PluginServerOptions
{
    /// <summary>The provider's address in the registry, such as <c>registry.terraform.io/example/hv</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The provider's version, as <c>--version</c> prints it.</summary>
    public required string Version { get; init; }

    /// <summary>The variable that sets the log level of this provider alone, such as <c>TF_LOG_PROVIDER_HV</c>.</summary>
    public string? EnvironmentLogVariable { get; init; }

    /// <summary>Further commands of the executable, for the help text: the first argument and a description.</summary>
    public IReadOnlyList<(string Argument, string Purpose)> Commands { get; init; } = [];

    /// <summary>
    /// How long changes can continue after Terraform was killed. They are then cancelled and have another minute to return.
    /// </summary>
    public TimeSpan FinishTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The name of the provider: the last part of the address.</summary>
    internal string Name => Address[(Address.LastIndexOf('/') + 1)..];

    /// <summary>The file name of the executable that Terraform requires.</summary>
    internal string Executable => $"terraform-provider-{Name}";
}
