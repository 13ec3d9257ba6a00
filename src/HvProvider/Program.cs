using HvProvider;
using HvProvider.Commands.Map;
using HvProvider.Provider;
using TerraformPlugin.Hosting;

// Terraform starts the plugin without arguments.
return args is [MapCommand.Name, .. var mapArguments]
    ? await new MapCommand(MapSurroundings.OfProcess()).RunAsync(mapArguments)
    : await PluginServer.RunAsync(
        static () => new HypervisorProvider(),
        new PluginServerOptions
        {
            Address = "registry.terraform.io/hv/hv",
            Version = BuildVersion.Text,
            EnvironmentLogVariable = "TF_LOG_PROVIDER_HV",
            Commands = [(MapCommand.Name, "draw the layer 2 of a hypervisor's host (map --help)")],
        },
        args);
