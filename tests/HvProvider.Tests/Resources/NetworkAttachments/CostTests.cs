using HvProvider.Nics.Values;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>What a plan costs the host, however many attachments it has.</summary>
public sealed class CostTests
{
    private const int NicsOfOneDomain = 5;

    [Fact]
    public async Task The_commands_of_a_plan_do_not_depend_on_the_number_of_attachments()
    {
        var one = await MeasureAsync(1);
        Assert.True(one.New.Commands.Length is > 0 and < 10, $"{one.New}");

        foreach (var count in new[] { 100, 1000 })
        {
            var many = await MeasureAsync(count);
            Assert.Equal(one.New.Commands, many.New.Commands);
            Assert.Equal(one.Existing.Commands, many.Existing.Commands);

            // One look at each definition of a domain, not of a NIC.
            Assert.InRange(many.Existing.DefinitionsRead, 1, 2 * count / NicsOfOneDomain);
        }
    }

    private static async Task<(Cost New, Cost Existing)> MeasureAsync(int count)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        var workspace = new Workspace(fake) { Host = host.Access };
        string[] names = [.. Enumerable.Range(0, Math.Min(count, NicsOfOneDomain)).Select(number => $"lan{number}")];
        foreach (var domain in Enumerable.Range(0, Math.Max(1, count / NicsOfOneDomain)).Select(number => $"guest{number}"))
        {
            // The NICs are there already, as an interrupted apply has left them: the first apply has only to take them over.
            fake.AddGuest(domain, interfaces: string.Concat(names.Select((name, number) => Interface(domain, name, number + 1))));
            foreach (var name in names)
            {
                workspace.Config[$"{domain}-{name}"] = Attachment.Of(domain, name, c => c.Set(Vlan, 30));
            }
        }

        var planned = await MeasureAsync(fake, host, workspace, "create");
        (await workspace.ApplyAsync()).AssertNone();
        var existing = await MeasureAsync(fake, host, workspace, "no-op");
        TestContext.Current.TestOutputHelper!.WriteLine($"{count} new: {planned}\n{count} existing: {existing}");
        return (planned, existing);
    }

    private static string Interface(string domain, string name, int bus) => Guests.Foreign(
        MacDerivation.Derive("", domain, name).ToString(),
        bus,
        $"<vlan><tag id='30'/></vlan><link state='up'/><alias name='ua-{name}'/>");

    private static async Task<Cost> MeasureAsync(FakeLibvirtd fake, TapHost host, Workspace workspace, string action)
    {
        host.Commands.Clear();
        fake.Log.Clear();
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.All(plan.Changes.Values, change => Assert.Equal(action, change.Action));
        return new Cost([.. host.Commands.Order()], fake.Log.Count(LibvirtProcedure.DomainGetXmlDescription));
    }

    private sealed record Cost(string[] Commands, int DefinitionsRead)
    {
        public override string ToString() => $"{DefinitionsRead} definitions, commands: {string.Join("; ", Commands)}";
    }
}
