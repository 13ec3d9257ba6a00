using System.Diagnostics;
using Hypervisors;
using Hypervisors.Terraform;

namespace Applies;

/// <summary>One number of NICs, ten on each stopped domain: what the apply of all takes, beside the contestants.</summary>
internal sealed class Contest(Hypervisor hypervisor, LibvirtClient client, ProviderClient provider, int nics)
{
    private const int OfDomain = 10;

    // The text is stored twice, as input and as output. With it, the state of the resource is as long as that of a NIC.
    private const int TextOfState = 280;

    private readonly int _domains = Math.Max(1, nics / OfDomain);
    // With more resources, Terraform writes its state for many minutes.
    private const int MostOfTerraform = 1000;

    private readonly List<double> _client = [];
    private readonly List<double> _create = [];
    private readonly List<double> _delete = [];
    private readonly List<double> _processor = [];
    private readonly List<double> _builtIn = [];
    private readonly List<double> _sameState = [];
    private readonly List<double> _apply = [];
    private readonly List<double> _destroy = [];

    public async Task RunAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            await WithDomainsAsync(async () => _client.Add(await client.AttachAsync(nics, OfDomain)));
            await WithDomainsAsync(async () =>
            {
                var times = await provider.RunAsync(nics, OfDomain);
                _create.Add(times.Create.TotalSeconds);
                _delete.Add(times.Destroy.TotalSeconds);
                _processor.Add(times.Processor.TotalSeconds);
            });
            if (nics > MostOfTerraform)
            {
                continue;
            }

            _builtIn.Add(await ApplyBuiltInAsync(""));
            _sameState.Add(await ApplyBuiltInAsync($"input = \"{new string('x', TextOfState)}\""));
            await WithDomainsAsync(async () =>
            {
                var (apply, destroy) = await ApplyAsync($$"""
                    resource "hv_network_attachment" "nic" {
                      count  = {{nics}}
                      domain = "bench-${floor(count.index / {{OfDomain}})}"
                      name   = "nic-${count.index}"
                      bridge = "br0"
                    }
                    """);
                _apply.Add(apply);
                _destroy.Add(destroy);
            });
        }
    }

    public override string ToString()
    {
        var client = Median(_client);
        var alone = FormattableString.Invariant(
            $"{nics,6}{client,10:F3}{Median(_create),10:F2}{Median(_delete),10:F2}{Median(_processor),8:F2}");
        if (_apply.Count == 0)
        {
            return alone;
        }

        var (builtIn, sameState, apply) = (Median(_builtIn), Median(_sameState), Median(_apply));
        return alone
            + FormattableString.Invariant($"{builtIn,12:F2}{sameState,12:F2}{apply,10:F2}{Median(_destroy),10:F2}")
            + FormattableString.Invariant($"{(apply - builtIn) / client,12:F1}{(apply - sameState) / client,12:F1}");
    }

    private async Task<double> ApplyBuiltInAsync(string arguments)
    {
        var (apply, _) = await ApplyAsync($$"""
            resource "terraform_data" "nic" {
              count = {{nics}}
              {{arguments}}
            }
            """);
        return apply;
    }

    private async Task WithDomainsAsync(Func<Task> use)
    {
        await client.DefineAsync(_domains);
        try
        {
            await use();
        }
        finally
        {
            await client.UndefineAsync(_domains);
        }
    }

    /// <summary>Plans, then measures the apply of the plan and the destroy.</summary>
    private async Task<(double Apply, double Destroy)> ApplyAsync(string configuration)
    {
        await using var workspace = await TerraformWorkspace.CreateAsync(hypervisor.Uri, CancellationToken.None);
        await workspace.WriteAsync(configuration, CancellationToken.None);
        await RunAsync(workspace, "plan", "-input=false", "-out=plan");
        var apply = await RunAsync(workspace, "apply", "-input=false", "plan");
        return (apply, await RunAsync(workspace, "destroy", "-input=false", "-auto-approve"));
    }

    private static async Task<double> RunAsync(TerraformWorkspace workspace, params string[] arguments)
    {
        var begin = Stopwatch.GetTimestamp();
        (await workspace.RunAsync(arguments, CancellationToken.None)).OrThrow();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
