using PluginFixture;
using TerraformPlugin.Hosting;

return await PluginServer.RunAsync(
    () => new FixtureProvider(),
    new PluginServerOptions
    {
        Address = "registry.terraform.io/example/fixture",
        Version = "1.2.3",
        EnvironmentLogVariable = "TF_LOG_PROVIDER_FIXTURE",
    },
    args);
