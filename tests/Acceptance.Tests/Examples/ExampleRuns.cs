namespace Acceptance.Tests.Examples;

/// <summary>What is run of each folder of <c>examples</c>, so that every printed file is run.</summary>
internal static class ExampleRuns
{
    /// <summary>Configurations that plan something new without a hypervisor.</summary>
    public static readonly IReadOnlyList<string> PlannedOffline =
    [
        "beside-libvirt-provider",
        "functions/mac_address", "functions/vlan_expand", "functions/vlan_ranges",
        "provider",
        "quickstart",
        "resources/hv_bridge", "resources/hv_network_attachment",
        "site",
    ];

    /// <summary>Configurations that read from the hypervisor, and do not plan without one.</summary>
    public static readonly IReadOnlyList<string> PlannedThere =
        ["data-sources/hv_host_bridge", "data-sources/hv_network_attachments", "import"];

    /// <summary>Modules, and the configuration that mocks are tried on: validated here, and run by <c>terraform test</c>.</summary>
    public static readonly IReadOnlyList<string> Tested = ["mocks", "modules/site-network", "modules/vm-nics"];

    /// <summary>Resources whose import is run as it is printed.</summary>
    public static readonly IReadOnlyList<string> Imported = ["resources/hv_bridge", "resources/hv_network_attachment"];

    /// <summary>All files that are run, and those that are words.</summary>
    public static IEnumerable<string> Cover(IEnumerable<string> files) => files.Where(file =>
        Path.GetFileName(file) == "README.md"
        || file == "ci/terraform.yml" // WorkflowTests
        || file == "polkit/50-terraform-libvirt.rules" // PolkitRuleTests of the lab
        || Path.GetExtension(file) switch
        {
            ".tf" => PlannedOffline.Concat(PlannedThere).Concat(Tested).Contains(Path.GetDirectoryName(file)),
            ".sh" => Imported.Contains(Path.GetDirectoryName(file)) && Path.GetFileName(file) == "import.sh",
            ".hcl" => Tested.Any(folder => file.StartsWith($"{folder}/", StringComparison.Ordinal)), // ModuleTests, and the lab's
            _ => false,
        });
}
