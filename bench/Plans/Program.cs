using Plans;

// The cost of the provider in `terraform plan`: one attachment, whose plan requires no hypervisor, compared with a resource that
// is built into Terraform. The two alternate, so that load of the machine affects both.
var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10;
using var terraform = new Terraform(Path.Combine(Checkout.Root(), "artifacts/bin"));
using var builtIn = new Configuration("terraform_data", "resource \"terraform_data\" \"a\" {}\n");
using var attachment = new Configuration("hv_network_attachment", """
    terraform {
      required_providers {
        hv = { source = "hv/hv" }
      }
    }
    resource "hv_network_attachment" "a" {
      domain = "web01"
      name   = "lan"
      bridge = "br0"
    }
    """);

var times = new Dictionary<Configuration, List<double>> { [builtIn] = [], [attachment] = [] };
foreach (var configuration in times.Keys)
{
    // The first plan of a folder also fills caches.
    await terraform.RunAsync(configuration, "plan");
}

for (var round = 0; round < count; round++)
{
    foreach (var (configuration, measured) in times)
    {
        measured.Add((await terraform.RunAsync(configuration, "plan")).TotalMilliseconds);
    }
}

Console.WriteLine($"terraform plan, n = {count}, alternating; milliseconds, median (minimum)");
foreach (var (configuration, measured) in times)
{
    Console.WriteLine($"{configuration.Name,-26}{Median(measured),10:F0} ({measured.Min():F0})");
}

Console.WriteLine($"{"ratio",-26}{Median(times[attachment]) / Median(times[builtIn]),10:F2}");
return 0;

static double Median(List<double> values)
{
    var sorted = values.Order().ToArray();
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
