using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The calls to libvirt for one NIC, regardless of the number of domains of the host and of NICs of the apply.</summary>
public sealed class CallCountTests
{
    private static readonly LibvirtProcedure[] Stopped =
    [
        LibvirtProcedure.DomainLookupByName, LibvirtProcedure.DomainGetXmlDescription, LibvirtProcedure.DomainAttachDeviceFlags,
        LibvirtProcedure.DomainGetXmlDescription,
    ];

    // A running domain is read with three calls.
    private const int Running = 8;

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task A_create_on_a_stopped_domain_makes_four_calls(int domains)
    {
        await using var run = await RunAsync(FakeDomainKind.Stopped, domains);
        Assert.Equal(Stopped, run.OfCreate);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task A_create_on_a_running_domain_makes_eight_calls(int domains)
    {
        await using var run = await RunAsync(FakeDomainKind.Running, domains);
        Assert.Equal(Running, run.OfCreate.Length);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task A_destroy_on_a_stopped_domain_makes_four_calls(int domains)
    {
        await using var run = await RunAsync(FakeDomainKind.Stopped, domains);
        Assert.Equal(
            [
                LibvirtProcedure.DomainLookupByUuid, LibvirtProcedure.DomainGetXmlDescription, LibvirtProcedure.DomainDetachDeviceFlags,
                LibvirtProcedure.DomainGetXmlDescription,
            ],
            await run.DestroyAsync());
    }

    [Fact]
    public async Task The_calls_of_a_destroy_on_a_running_domain_do_not_depend_on_the_number_of_domains()
    {
        await using var few = await RunAsync(FakeDomainKind.Running, 5);
        await using var many = await RunAsync(FakeDomainKind.Running, 50);
        var calls = await few.DestroyAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{calls.Length} calls: {string.Join(", ", calls)}");
        Assert.Equal(calls.Length, (await many.DestroyAsync()).Length);
        Assert.InRange(calls.Length, 1, 26);
    }

    [Fact]
    public async Task The_first_create_of_an_apply_reads_each_stopped_domain_with_one_call()
    {
        await using var few = await RunAsync(FakeDomainKind.Stopped, 5);
        await using var many = await RunAsync(FakeDomainKind.Stopped, 50);
        Assert.Equal(45, many.First - few.First);
    }

    [Fact]
    public async Task An_apply_on_stopped_domains_starts_two_processes_for_a_further_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        fake.AddGuest("guest0", FakeDomainKind.Stopped);
        fake.AddGuest("guest1", FakeDomainKind.Stopped);
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock(fake.Uri.ToString()), host.Access);
        await CreateAsync(process, "guest0");
        await CreateAsync(process, "guest1");
        var before = host.Commands.Count;
        for (var number = 0; number < 10; number++)
        {
            var attachment = Attachment.Of("guest1", $"lan{number}");
            await process.ApplyAsync(await process.PlanAsync(null, attachment));
        }

        process.Messages.AssertNoErrors();

        // The link and the VLANs of the bridge, for the state. The plan of the apply reads nothing.
        Assert.Equal(20, host.Commands.Count - before);
    }

    /// <summary>Creates a NIC on each of two domains, one after the other.</summary>
    private static async Task<Run> RunAsync(FakeDomainKind kind, int domains)
    {
        var fake = await FakeLibvirtd.StartAsync();
        for (var number = 0; number < domains; number++)
        {
            fake.AddGuest($"guest{number}", kind, Guests.Foreign($"52:54:00:00:00:{number:x2}", 1));
        }

        var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock(fake.Uri.ToString()));
        await CreateAsync(process, "guest0");
        var first = fake.Log.Calls.Count;
        var planned = await process.PlanAsync(null, Attachment.Of("guest1", "lan"));
        fake.Log.Clear();
        var stored = await process.ApplyAsync(planned);
        process.Messages.AssertNone();
        return new Run(fake, process, stored!, first, [.. fake.Log.Procedures]);
    }

    private static async Task CreateAsync(ProviderProcess process, string domain) =>
        await process.ApplyAsync(await process.PlanAsync(null, Attachment.Of(domain, "lan")));

    private sealed record Run(
        FakeLibvirtd Fake, ProviderProcess Process, StoredResource Stored, int First, LibvirtProcedure[] OfCreate) : IAsyncDisposable
    {
        public async Task<LibvirtProcedure[]> DestroyAsync()
        {
            await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock(Fake.Uri.ToString()));
            var planned = await process.PlanAsync(Stored, null);
            Fake.Log.Clear();
            Assert.Null(await process.ApplyAsync(planned));
            process.Messages.AssertNone();

            // Without those that open the connection.
            return [.. Fake.Log.Procedures.Where(static call => $"{call}".StartsWith("Domain", StringComparison.Ordinal))];
        }

        public async ValueTask DisposeAsync()
        {
            await Process.DisposeAsync();
            await Fake.DisposeAsync();
        }
    }
}
