using Acceptance.Tests.Fixtures;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>One NIC belongs to one resource, whichever resources refer to it and in whichever order Terraform applies them.</summary>
public sealed class IdentityTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_resources_for_one_NIC_are_an_error_at_plan()
    {
        await using var scene = await Scene.StartAsync(lease, "identity-twice", GuestOptions.Deaf);
        await scene.Terraform.WriteAsync(scene.Attachment() + scene.Attachment(resource: "again"), Token);

        var plan = await scene.Terraform.PlanAsync(Token);

        var error = Assert.Single(plan.Errors);
        Assert.Equal("Attachment declared twice", error.Summary);
        Assert.Contains("name", error.Snippet, StringComparison.Ordinal);
        Assert.Empty(await scene.ReadLiveAsync());
    }

    [Fact]
    public async Task Two_resources_that_refer_to_one_domain_by_name_and_UUID_create_one_NIC_and_an_error()
    {
        await using var scene = await Scene.StartAsync(lease, "identity-spelled", GuestOptions.Deaf);
        await scene.Terraform.WriteAsync(
            scene.Attachment() + scene.Attachment(resource: "again", domain: scene.Guest.Uuid.ToString()), Token);

        var apply = await scene.Terraform.ApplyAsync(Token);

        Assert.Equal("Attachment declared twice", Assert.Single(apply.Errors).Summary);
        await scene.AssertPluggedOnceAsync();
        Assert.True(await scene.IsInStateAsync() ^ await scene.IsInStateAsync("hv_network_attachment.again"));
    }

    [Fact]
    public async Task Create_before_destroy_of_a_tainted_attachment_keeps_the_NIC()
    {
        await using var scene = await Scene.StartAsync(lease, "identity-cbd", GuestOptions.Deaf);
        await scene.ApplyAsync("lifecycle { create_before_destroy = true }");
        var before = Assert.Single(await scene.ReadLiveAsync());
        (await scene.Terraform.RunAsync(["taint", Scene.Address], Token)).OrThrow();

        var apply = (await scene.Terraform.ApplyAsync(Token)).OrThrow();

        Assert.Equal("NIC now managed by another resource", Assert.Single(apply.Warnings).Summary);
        Assert.Equal(before, Assert.Single(await scene.ReadLiveAsync()));
        await scene.AssertConvergedAsync();
    }

    [Theory]
    [InlineData("uplink", "")]
    [InlineData("uplink", "link_state = \"down\"")]
    [InlineData("another", "")]
    public async Task A_renamed_resource_without_moved_keeps_its_NIC_unless_the_plan_reports_the_risk(string renamed, string change)
    {
        await using var scene = await Scene.StartAsync(lease, "identity-renamed", GuestOptions.Idle);
        await scene.ApplyAsync();
        var before = Assert.Single(await scene.ReadLiveAsync());

        // Terraform deletes the old and creates the new at the same time, so either may come first.
        await scene.Terraform.WriteAsync(scene.Attachment(change, resource: renamed), Token);
        var plan = (await scene.Terraform.PlanAsync(Token, "-out=renamed.plan")).OrThrow();
        var warning = Assert.Single(plan.Warnings);
        Assert.Equal("Resource renamed without moved block", warning.Summary);
        (await scene.Terraform.RunAsync(["apply", "-json", "renamed.plan"], Token)).OrThrow();

        Assert.False(await scene.IsInStateAsync());
        Assert.True(await scene.IsInStateAsync($"hv_network_attachment.{renamed}"));
        var tap = Assert.Single(await scene.ReadLiveAsync()).Tap;
        Assert.True(tap == before.Tap || warning.Detail.Contains("the NIC is detached", StringComparison.Ordinal), warning.Detail);
        await scene.AssertConvergedAsync();
    }

    [Fact]
    public async Task A_renamed_resource_without_moved_never_has_two_owners_of_a_NIC_that_a_guest_keeps()
    {
        await using var scene = await Scene.StartAsync(lease, "identity-kept", GuestOptions.Deaf);
        const string shortDelete = """timeouts = { delete = "3s" }""";
        await scene.ApplyAsync(shortDelete);
        await scene.Terraform.WriteAsync(scene.Attachment(shortDelete, resource: "uplink"), Token);

        var apply = await scene.Terraform.ApplyAsync(Token);

        // When the delete came first, it failed; the create must not take over what the next apply would remove.
        Assert.Equal(apply.Failed, await scene.IsInStateAsync());
        Assert.Equal(!apply.Failed, await scene.IsInStateAsync("hv_network_attachment.uplink"));
        await scene.AssertPluggedOnceAsync();
    }

    [Fact]
    public async Task A_renamed_resource_with_moved_keeps_its_NIC_untouched()
    {
        await using var scene = await Scene.StartAsync(lease, "identity-moved", GuestOptions.Deaf);
        await scene.ApplyAsync();
        var before = Assert.Single(await scene.ReadLiveAsync());

        await scene.Terraform.WriteAsync(
            scene.Attachment(resource: "uplink") + $$"""
            moved {
              from = {{Scene.Address}}
              to   = hv_network_attachment.uplink
            }
            """,
            Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();

        Assert.Equal(before, Assert.Single(await scene.ReadLiveAsync()));
        await scene.AssertConvergedAsync();
    }
}
