using System.Text.Json;
using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;

namespace Acceptance.Tests.NetworkAttachmentListing;

/// <summary>NICs that somebody else made, imported by <c>import</c> blocks over a listing.</summary>
public sealed class BulkImportTests(HypervisorFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_foreign_NICs_of_two_domains_are_imported_in_one_plan_and_the_next_plan_is_empty()
    {
        await using var host = await ListedHost.StartAsync(fixture.Hypervisor, "bulk", 4);
        var before = await host.Running.GetLiveNicsAsync(Token);
        var stopped = await host.Stopped.GetPersistentNicsAsync(Token);
        var qemu = await host.Running.GetQemuProcessIdAsync(Token);
        await host.Terraform.WriteAsync(
            $$"""
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
            """,
            Token);

        // One plan: each NIC is imported, and gets its name in the persistent definition.
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

        // Nothing was re-plugged, and what was there is there.
        Assert.Equal(before, await host.Running.GetLiveNicsAsync(Token));
        Assert.Equal(qemu, await host.Running.GetQemuProcessIdAsync(Token));
        Assert.Equal(
            ["ua-nic-0a0401", "ua-nic-0a0402", "ua-nic-0a0403", "ua-nic-0a0404", "ua-nic-0a0405"],
            (await host.Running.GetPersistentNicsAsync(Token)).Select(nic => nic.Alias).Order());
        Assert.Equal(
            stopped.Select(nic => nic with { Alias = null }),
            (await host.Stopped.GetPersistentNicsAsync(Token)).Select(nic => nic with { Alias = null }));

        // The listing knows them by their names now, and the import blocks have nothing to do.
        await host.Terraform.WriteAsync(
            "more.tf", ListedHost.Data("run", $"domain = \"{host.RunningName}\""), Token);
        (await host.Terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal(
            Enumerable.Range(1, 5).Select(number => ($"nic-0a040{number}", $"{host.RunningName}/nic-0a040{number}", true)),
            (await host.ReadAsync("run")).Select(nic => (nic.Text("name")!, nic.Text("import_id")!, nic.GetProperty("managed").GetBoolean())));
        (await host.Terraform.DestroyAsync(Token)).OrThrow();
    }
}
