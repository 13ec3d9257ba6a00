using System.Globalization;
using PluginFixture;
using TerraformPlugin.Hosting;

return await PluginServer.RunAsync(
    () => new FixtureProvider(),
    new PluginServerOptions
    {
        Address = "registry.terraform.io/example/fixture",
        Version = "1.2.3",
        EnvironmentLogVariable = "TF_LOG_PROVIDER_FIXTURE",
        FinishTime = TimeSpan.FromMilliseconds(
            int.Parse(Environment.GetEnvironmentVariable("FIXTURE_FINISH_MILLISECONDS") ?? "60000", CultureInfo.InvariantCulture)),
    },
    args);
