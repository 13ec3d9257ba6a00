namespace TerraformPlugin.Hosting;

/// <summary>What people read who start the provider by hand.</summary>
internal static class LaunchText
{
    /// <summary>Started without Terraform's cookie.</summary>
    public static string NotByHand(PluginServerOptions options) => $"""
        This is {options.Name}, a Terraform provider ({options.Address}, version {options.Version}).
        It is a plugin: Terraform starts it when a configuration uses it, and it does nothing when started by hand.

          terraform init, terraform plan   use it
          {options.Executable} -debug      run it under a debugger and let Terraform attach to it
          {options.Executable} -version    print its version

        """;

    /// <summary>Started with arguments that mean nothing.</summary>
    public static string UnknownArguments(PluginServerOptions options) =>
        $"Usage: {options.Executable} [-debug | -version]\n";
}
