using TerraformPlugin.Lifetime;
using TerraformPlugin.Logging;
using TerraformPlugin.Providers;

namespace TerraformPlugin.Hosting;

/// <summary>Runs a provider as the plugin process that Terraform starts.</summary>
public static class PluginServer
{
    private const int Success = 0;
    private const int Failure = 1;

    /// <summary>Runs the plugin and returns the exit code for <c>Main</c>.</summary>
    /// <param name="provider">Creates the provider. Called once, and only if Terraform started the process.</param>
    /// <param name="options">The properties of the provider.</param>
    /// <param name="args">The command line: empty if Terraform starts the process, otherwise <c>-debug</c> or <c>-version</c>.</param>
    public static async Task<int> RunAsync(Func<Provider> provider, PluginServerOptions options, string[] args)
    {
        CrashReport.Install();
        PluginLog.Start(options.Name, options.EnvironmentLogVariable);
        try
        {
            return await RunAsync(provider, options, ModeOf(args)).ConfigureAwait(false);
        }
        catch (LaunchException e)
        {
            await Console.Error.WriteLineAsync($"{options.Executable}: {e.Message}").ConfigureAwait(false);
            return Failure;
        }
    }

    private static async Task<int> RunAsync(Func<Provider> provider, PluginServerOptions options, LaunchMode mode)
    {
        switch (mode)
        {
            case LaunchMode.Version:
                await Console.Out.WriteLineAsync($"{options.Executable} {options.Version}").ConfigureAwait(false);
                return Success;
            case LaunchMode.Unknown:
                await Console.Error.WriteAsync(LaunchText.UnknownArguments(options)).ConfigureAwait(false);
                return Failure;
        }

        var environment = LaunchEnvironment.Read(Environment.GetEnvironmentVariable);
        if (mode == LaunchMode.Debug)
        {
            return ExitCode(await PluginProcess.DebugAsync(provider, environment, options).ConfigureAwait(false));
        }

        if (!environment.HasCookie)
        {
            await Console.Error.WriteAsync(LaunchText.Help(options)).ConfigureAwait(false);
            return Failure;
        }

        return ExitCode(await PluginProcess.ServeAsync(provider, environment, options).ConfigureAwait(false));
    }

    private static int ExitCode(bool finished) => finished ? Success : Failure;

    // As in Go, flags have one or two dashes.
    private static LaunchMode ModeOf(string[] args) => args switch
    {
        [] => LaunchMode.Plugin,
        ["-debug" or "--debug"] => LaunchMode.Debug,
        ["-version" or "--version"] => LaunchMode.Version,
        _ => LaunchMode.Unknown,
    };
}
