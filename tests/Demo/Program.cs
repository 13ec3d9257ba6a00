using System.Diagnostics;
using Demo;
using Hypervisors;
using Hypervisors.Guests;
using Labs;
using static Demo.Narrator;

// The main job, on a whole hypervisor: `terraform apply` plugs NICs into running guests, each on its VLAN, and moves one of
// them to another VLAN; hosts behind the trunk call the guests to see where they are. With --map FILE, the picture of the
// hypervisor with its NICs is written there.
using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
var token = interrupted.Token;
var watch = Stopwatch.StartNew();

Say("A hypervisor as sites have it: systemd, networkd, a VLAN-aware bridge br0, libvirtd, QEMU. Its uplink is a trunk\n"
    + "   that carries the infrastructure network untagged and VLANs 30 and 40 tagged; behind it is one host in each.");
await using var lab = await DoAsync(
    "Booting it", () => Lab.StartAsync(new LabOptions { Variant = HostVariant.Pvid1 }, token));
var guests = await DoAsync("Starting three guests without any NIC, which somebody else defined", () => StartGuestsAsync(lab, token));

var observer = new Observer(lab, guests);
var quickstart = await Quickstart.CreateAsync(lab, token);
var stages = new List<Stage>();

await ShowVlansAsync("The bridge before");
await ObserveAsync("before", null);

Say("What a user does, in a copy of examples/quickstart on that host.");
await quickstart.RunAsync(token, "init");
await quickstart.RunAsync(token, "apply", "-auto-approve");
await ShowVlansAsync("The bridge now: a tap for each NIC, with the VLAN that its guest is on");
await ObserveAsync("applied", guest => guest.Vlan);
await DrawAsync();

Say("Planned again, there is nothing to do: exit code 0 says so.");
await quickstart.RunAsync(token, "plan", "-detailed-exitcode");

Say("web01 moves to VLAN 40 while it runs.");
await quickstart.RunAsync(token, "apply", "-auto-approve", "-var=web_vlan=40");
await ShowVlansAsync("The bridge now");
await ObserveAsync("web01 moved", guest => guest.MovedTo);

Say("And all is unplugged, which each guest has to agree to.");
await quickstart.RunAsync(token, "destroy", "-auto-approve");
await ShowVlansAsync("The bridge afterwards");
await ObserveAsync("destroyed", null);

Say("Who answers when the hosts behind the trunk call, each from its own VLAN (20 is the infrastructure network):\n");
Console.Write(Table.Format(guests, stages));
var problems = Verdict.FindProblems(guests, stages);
foreach (var problem in problems)
{
    Console.WriteLine($"WRONG: {problem}");
}

Say(problems.Count == 0
    ? $"Plugged in, on the right VLAN, moved, and gone again, without restarting a guest. ({watch.Elapsed.TotalSeconds:0} s)"
    : "This is not what was promised.");
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
    Say("The same as a person would draw it:\n");
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
        "Looking at the guests, and calling each NIC three times from VLANs 20, 30 and 40", () => observer.ObserveAsync(token));
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
