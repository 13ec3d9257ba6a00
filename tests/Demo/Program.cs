using System.Diagnostics;
using Demo;
using Hypervisors;
using Hypervisors.Guests;
using Labs;
using static Demo.Narrator;

// Demonstrates the provider on a complete hypervisor: `terraform apply` attaches NICs to running guests, each on its VLAN, and moves
// one of them to another VLAN. Hosts behind the trunk ping the guests to verify their VLANs. With --map FILE, the map of the
// hypervisor with its NICs is written to FILE.
using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
var token = interrupted.Token;
var watch = Stopwatch.StartNew();

Say("A typical hypervisor: systemd, networkd, a VLAN-aware bridge br0, libvirtd, QEMU. Its uplink is a trunk that carries\n"
    + "   the infrastructure network untagged and VLANs 30 and 40 tagged; one host per VLAN is behind it.");
await using var lab = await DoAsync(
    "Booting the hypervisor", () => Lab.StartAsync(new LabOptions { Variant = HostVariant.Pvid1 }, token));
var guests = await DoAsync("Starting three guests without NICs, defined outside Terraform", () => StartGuestsAsync(lab, token));

var observer = new Observer(lab, guests);
var quickstart = await Quickstart.CreateAsync(lab, token);
var stages = new List<Stage>();

await ShowVlansAsync("The bridge before the first apply");
await ObserveAsync("before", null);

Say("Running Terraform in a copy of examples/quickstart on this host.");
await quickstart.RunAsync(token, "init");
await quickstart.RunAsync(token, "apply", "-auto-approve");
await ShowVlansAsync("The bridge after the first apply: one tap per NIC, on the VLAN of its guest");
await ObserveAsync("applied", guest => guest.Vlan);
await DrawAsync();

Say("Planning again: no changes (exit code 0).");
await quickstart.RunAsync(token, "plan", "-detailed-exitcode");

Say("Moving web01 to VLAN 40 while it is running.");
await quickstart.RunAsync(token, "apply", "-auto-approve", "-var=web_vlan=40");
await ShowVlansAsync("The bridge after the move");
await ObserveAsync("web01 moved", guest => guest.MovedTo);

Say("Unplugging all NICs, which each guest must acknowledge.");
await quickstart.RunAsync(token, "destroy", "-auto-approve");
await ShowVlansAsync("The bridge after the destroy");
await ObserveAsync("destroyed", null);

Say("Answers to pings from the hosts behind the trunk, each in its own VLAN (20 is the infrastructure network):\n");
Console.Write(Table.Format(guests, stages));
var problems = Verdict.FindProblems(guests, stages);
foreach (var problem in problems)
{
    Console.WriteLine($"FAILED: {problem}");
}

Say(problems.Count == 0
    ? $"Attached on the expected VLAN, moved, and detached, without restarting a guest. ({watch.Elapsed.TotalSeconds:0} s)"
    : "The results differ from the expected ones.");
return problems.Count == 0 ? 0 : 1;

async Task ShowVlansAsync(string what)
{
    Say($"{what}:\n");
    Console.WriteLine("$ bridge vlan show");
    Console.Write(await observer.ReadVlanTableAsync(token));
}

async Task DrawAsync()
{
    var picture = new Picture(lab);
    Say("The same state as a map:\n");
    Console.WriteLine("$ terraform-provider-hv map");
    Console.Write(await picture.DrawAsync("text", token));
    if (args is ["--map", var file])
    {
        await File.WriteAllTextAsync(file, await picture.DrawAsync("svg", token), token);
        Console.WriteLine($"\n$ terraform-provider-hv map --format svg --output {file}");
    }
}

async Task ObserveAsync(string what, Func<SiteGuest, int>? vlanOf)
{
    await Task.WhenAll(guests.Select(guest => guest.Guest.WaitForNicsAsync(
        nics => vlanOf is null ? nics.Count == 0 : nics is [{ HasCarrier: true }], token)));
    var observations = await DoAsync(
        "Reading the NICs of the guests, and pinging each three times from VLANs 20, 30 and 40", () => observer.ObserveAsync(token));
    stages.Add(new Stage(what, vlanOf, observations));
    foreach (var (guest, observation) in guests.Zip(observations))
    {
        Console.WriteLine($"   {Table.Describe(guest, observation)}");
    }
}

static async Task<IReadOnlyList<SiteGuest>> StartGuestsAsync(Lab lab, CancellationToken token)
{
    SiteGuest[] guests =
    [
        await DefineAsync("infra01", Observer.Infrastructure, Observer.Infrastructure),
        await DefineAsync("web01", 30, 40),
        await DefineAsync("iot01", 40, 40),
    ];
    await Task.WhenAll(guests.Select(guest => guest.Guest.StartReadyAsync(token)));
    return guests;

    async Task<SiteGuest> DefineAsync(string name, int vlan, int movedTo) =>
        new(name, await lab.DefineGuestAsync(name, GuestOptions.Packets, token), vlan, movedTo);
}
