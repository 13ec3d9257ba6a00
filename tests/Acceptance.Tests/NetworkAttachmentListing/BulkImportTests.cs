using System.Text.Json;
using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;

namespace Acceptance.Tests.NetworkAttachmentListing;

/// <summary>NICs that this provider did not create, imported by <c>import</c> blocks over a listing.</summary>
public sealed class BulkImportTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_foreign_NICs_of_two_domains_are_imported_in_one_plan_and_the_next_plan_is_empty()
    {
        await using var host = await ListedHost.StartAsync(lease);
        var before = await host.Running.GetLiveNicsAsync(Token);
        var stopped = await host.Stopped.GetPersistentNicsAsync(Token);
        var qemu = await host.Running.GetQemuProcessIdAsync(Token);
        await host.Terraform.WriteAsync(Configuration(host), Token);

        await ImportAsync(host);

        // No NIC was re-plugged, and each is the same but for its name.
        Assert.Equal(before, await host.Running.GetLiveNicsAsync(Token));
        Assert.Equal(qemu, await host.Running.GetQemuProcessIdAsync(Token));
        Assert.Equal(
            RunningNics.Select(nic => $"ua-nic-{host.EndOf(nic)}"),
            (await host.Running.GetPersistentNicsAsync(Token)).Select(nic => nic.Alias).Order());
        Assert.Equal(
            stopped.Select(nic => nic with { Alias = null }),
            (await host.Stopped.GetPersistentNicsAsync(Token)).Select(nic => nic with { Alias = null }));
        await AssertListedByNameAsync(host);
        (await host.Terraform.DestroyAsync(Token)).OrThrow();
    }

    private static IEnumerable<int> RunningNics => Enumerable.Range(1, 5);

    private static string Configuration(ListedHost host) => $$"""
        data "hv_network_attachments" "foreign" {
          for_each = toset(["{{host.RunningName}}", "{{host.StoppedName}}"])
          domain   = each.key
        }

        locals {
          nics = {
            for nic in flatten(values(data.hv_network_attachments.foreign)[*].interfaces) :
            "${nic.domain}/${nic.mac_address}" => nic if nic.bridge != null
          }
        }

        import {
          for_each = local.nics
          to       = hv_network_attachment.nic[each.key]
          id       = each.value.import_id
        }

        resource "hv_network_attachment" "nic" {
          for_each    = local.nics
          domain      = each.value.domain
          name        = "nic-${substr(replace(each.value.mac_address, ":", ""), 6, 6)}"
          bridge      = each.value.bridge
          vlan        = each.value.vlan
          trunk       = each.value.trunk
          mac_address = each.value.mac_address
          link_state  = each.value.link_state
          on_destroy  = "abandon"
        }
        """;

    /// <summary>One plan imports each NIC, and writes its name into the persistent definition.</summary>
    private static async Task ImportAsync(ListedHost host)
    {
        var plan = (await host.Terraform.PlanAsync(Token, "-out=import.plan")).OrThrow();
        Assert.Empty(plan.Warnings);
        var changes = (await host.Terraform.ReadPlanAsync("import.plan", Token)).GetProperty("resource_changes").EnumerateArray()
            .Select(change => change.GetProperty("change")).ToList();
        Assert.Equal(7, changes.Count);
        Assert.All(changes, change => Assert.Equal(
            ("update", true), (change.GetProperty("actions")[0].GetString(), change.TryGetProperty("importing", out JsonElement _))));
        var apply = (await host.Terraform.RunAsync(["apply", "-json", "import.plan"], Token)).OrThrow();
        Assert.All(apply.Warnings, warning => Assert.Equal("VLANs not verified", warning.Summary));
        await host.Terraform.AssertSettledAsync(Token);
    }

    /// <summary>The listing shows the names, and the import blocks import nothing more.</summary>
    private static async Task AssertListedByNameAsync(ListedHost host)
    {
        await host.Terraform.WriteAsync("more.tf", ListedHost.Data("run", $"domain = \"{host.RunningName}\""), Token);
        (await host.Terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal(
            RunningNics.Select(nic => ($"nic-{host.EndOf(nic)}", $"{host.RunningName}/nic-{host.EndOf(nic)}", true)),
            (await host.ReadAsync("run")).Select(nic =>
                (nic.Text("name")!, nic.Text("import_id")!, nic.GetProperty("managed").GetBoolean())));
    }
}
