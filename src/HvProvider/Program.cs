using HvProvider;
using TerraformPlugin.Hosting;

return await PluginServer.RunAsync(
    static () => new HypervisorProvider(),
    new PluginServerOptions
    {
        Address = "registry.terraform.io/hv/hv",
        Version = BuildVersion.Text,
        EnvironmentLogVariable = "TF_LOG_PROVIDER_HV",
    },
    args).ConfigureAwait(false);
