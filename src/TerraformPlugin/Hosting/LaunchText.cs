namespace TerraformPlugin.Hosting;

/// <summary>What people read who start the provider by hand.</summary>
internal static class LaunchText
{
    private const int ArgumentWidth = 10;

    /// <summary>Started without Terraform's cookie.</summary>
    public static string NotByHand(PluginServerOptions options) => $"""
        This is {options.Name}, a Terraform provider ({options.Address}, version {options.Version}).
        It is a plugin: Terraform starts it when a configuration uses it. Started by hand, it does no more than this:

          terraform init, terraform plan   use it
          {options.Executable} -debug      run it under a debugger and let Terraform attach to it
          {options.Executable} -version    print its version
        {string.Concat(options.Commands.Select(command => $"  {options.Executable} {command.Argument.PadRight(ArgumentWidth)}  {command.Purpose}\n"))}
        """;

    /// <summary>Started with arguments that mean nothing.</summary>
    public static string UnknownArguments(PluginServerOptions options) =>
        $"Usage: {options.Executable} [-debug | -version{string.Concat(options.Commands.Select(static command => $" | {command.Argument}"))}]\n";
}
