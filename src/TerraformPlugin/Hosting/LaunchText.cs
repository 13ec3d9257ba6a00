namespace TerraformPlugin.Hosting;

/// <summary>The output of the executable if it is not started by Terraform.</summary>
internal static class LaunchText
{
    private const int ArgumentWidth = 10;

    /// <summary>The help text, for a start without Terraform's cookie.</summary>
    public static string Help(PluginServerOptions options) => $"""
        {options.Name} is a Terraform provider ({options.Address}, version {options.Version}).
        Terraform starts this executable as a plugin when a configuration uses the provider. It also supports:

          {options.Executable} -debug      run under a debugger and wait for Terraform to attach
          {options.Executable} -version    print the version
        {string.Concat(options.Commands.Select(command => Line(options, command)))}
        """;

    /// <summary>The usage, for unknown arguments.</summary>
    public static string UnknownArguments(PluginServerOptions options) =>
        $"Usage: {options.Executable} [{string.Join(" | ", ["-debug", "-version", .. options.Commands.Select(static c => c.Argument)])}]\n";

    private static string Line(PluginServerOptions options, (string Argument, string Purpose) command) =>
        $"  {options.Executable} {command.Argument.PadRight(ArgumentWidth)}  {command.Purpose}\n";
}
