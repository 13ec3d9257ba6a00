using System.Globalization;
using Applies;
using Hypervisors;

// The cost of an apply: NICs of stopped domains on a real libvirtd, compared with a C program on libvirt's own library that attaches
// and reads back the same NICs, and with as many resources that are built into Terraform, without arguments and with a state as long as
// that of a NIC: after each change of a resource, Terraform writes the states of all. The provider also runs without Terraform, which shows
// its own part: creates, deletes, and the processor time of the creates. All alternate.
// Arguments: the numbers of NICs; HV_BENCH_ROUNDS is the number of rounds.
int[] counts = args.Length > 0 ? [.. args.Select(static text => int.Parse(text, CultureInfo.InvariantCulture))] : [10, 100, 400, 5000];
var rounds = int.Parse(Environment.GetEnvironmentVariable("HV_BENCH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

await using var hypervisor = await Hypervisor.StartAsync(CancellationToken.None);
var client = await LibvirtClient.CompileAsync(hypervisor.Uri);
var provider = new ProviderClient(Path.Combine(RepositoryFolders.Executables, "terraform-provider-hv"), hypervisor.Uri);
Console.WriteLine($"terraform apply of NICs, ten on each stopped domain; seconds, median of {rounds}");
Console.WriteLine(
    "                  provider alone          |            Terraform                         (apply - built-in, - same state)");
Console.WriteLine("  NICs  C client    create    delete     CPU    built-in  same state     apply   destroy   / C client");
foreach (var count in counts)
{
    var contest = new Contest(hypervisor, client, provider, count);
    await contest.RunAsync(rounds);
    Console.WriteLine(contest);
}

return 0;
