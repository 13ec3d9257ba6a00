using TerraformPlugin.Lifetime;
using TerraformPlugin.Logging;
using TerraformPlugin.Providers;

namespace TerraformPlugin.Hosting;

/// <summary>Runs a provider as the plugin process that Terraform starts.</summary>
public static class PluginServer
{
    private const int Success = 0;
    private const int Failure = 1;

    /// <summary>Runs until Terraform is done, for <c>Main</c> to return the result as the exit code.</summary>
    /// <param name="provider">Makes the provider; called once, and only if Terraform started the process.</param>
    /// <param name="options">What the hosting needs to know.</param>
    /// <param name="args">The command line: nothing when Terraform starts the process, else <c>-debug</c> or <c>-version</c>.</param>
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
            await PluginProcess.DebugAsync(provider, environment, options).ConfigureAwait(false);
            return Success;
        }

        if (!environment.HasCookie)
        {
            await Console.Error.WriteAsync(LaunchText.NotByHand(options)).ConfigureAwait(false);
            return Failure;
        }

        await PluginProcess.ServeAsync(provider, environment).ConfigureAwait(false);
        return Success;
    }

    // Go's flags have one dash or two.
    private static LaunchMode ModeOf(string[] args) => args switch
    {
        [] => LaunchMode.Plugin,
        ["-debug" or "--debug"] => LaunchMode.Debug,
        ["-version" or "--version"] => LaunchMode.Version,
        _ => LaunchMode.Unknown,
    };
}
