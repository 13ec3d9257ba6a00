using Hypervisors.Commands;
using Hypervisors.Terraform;

namespace Labs.Tests.Rebuild;

/// <summary>That losing a hypervisor does not change the network: the same files and configuration give the same NICs.</summary>
public sealed class RebuildTests(ITestOutputHelper output)
{
    private const int Pings = 3;
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_rebuilt_hypervisor_has_the_same_attachments_after_one_apply()
    {
        string state;
        IReadOnlyList<RebuiltNic> nics;
        IReadOnlyDictionary<string, int> reached;
        await using (var site = await RebuildSite.BuildAsync())
        {
            var terraform = await site.CreateWorkspaceAsync(state: null);
            (await terraform.ApplyAsync(Token)).OrThrow();
            nics = await site.LookAsync(terraform);
            Assert.Equal(["30 PVID u", "30, 40 PVID u", "40 PVID u"], nics.Select(nic => nic.Vlans));
            reached = await SettleAsync(site, nics, AllOf);
            state = await File.ReadAllTextAsync(Path.Combine(terraform.Folder, "terraform.tfstate"), Token);
        }

        output.WriteLine(string.Join('\n', nics));
        output.WriteLine(string.Join('\n', reached.Select(ping => $"{ping.Key}: {ping.Value} of {Pings}")));

        await using var rebuilt = await RebuildSite.BuildAsync();
        await AssertSameAsync(rebuilt, await rebuilt.CreateWorkspaceAsync(state), nics, reached);

        // And with Terraform's memory lost too.
        await rebuilt.ReplaceGuestsAsync();
        await AssertSameAsync(rebuilt, await rebuilt.CreateWorkspaceAsync(state: null), nics, reached);
    }

    private static async Task AssertSameAsync(
        RebuildSite site, TerraformWorkspace terraform, IReadOnlyList<RebuiltNic> nics, IReadOnlyDictionary<string, int> reached)
    {
        Assert.All((await terraform.PlanAsync(Token)).OrThrow().PlannedActions, action => Assert.Equal("create", action.Value));
        (await terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal(nics, await site.LookAsync(terraform));
        Assert.Equal(reached, await SettleAsync(site, nics, pings => pings.SequenceEqual(reached)));
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
    }

    // A guest answers some moments after its link has come up. The NIC of VLAN 30 answers there and nowhere else, the others on 40.
    private static bool AllOf(IReadOnlyDictionary<string, int> pings) => pings.All(ping => ping.Value == (IsOwn(ping.Key) ? Pings : 0));

    private static bool IsOwn(string ping) =>
        ping.StartsWith(ping.Contains("web_lan", StringComparison.Ordinal) ? "ext30 " : "ext40 ", StringComparison.Ordinal);

    private static Task<IReadOnlyDictionary<string, int>> SettleAsync(
        RebuildSite site, IReadOnlyList<RebuiltNic> nics, Func<IReadOnlyDictionary<string, int>, bool> isSettled) => Wait.UntilAsync(
        "answers from the guests' own VLANs", () => site.PingAsync(nics, Pings), isSettled, SettleTimeout, Token);
}
