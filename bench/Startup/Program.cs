using Startup;

// Start-up of the provider compared with a plugin on HashiCorp's go-plugin: spawn → handshake line, spawn → response of the
// first call, with mutual TLS. The two alternate, so that load of the machine affects both.
var repository = Repository.Root();
var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 25;
var ours = new Contestant("hv, Health.Check", Path.Combine(repository, "artifacts/bin/terraform-provider-hv"), FirstCall.Health);
var schema = ours with { Name = "hv, GetProviderSchema", Call = FirstCall.Schema };
var peer = new Contestant("go-plugin, Health.Check", await GoPeer.BuildAsync(repository), FirstCall.Health);

Contestant[] contestants = [ours, peer, schema];
if (!File.Exists(ours.Executable))
{
    Console.Error.WriteLine($"{ours.Executable} is missing: run \"make build\".");
    return 1;
}

const int WarmUps = 3;
var results = contestants.ToDictionary(c => c, _ => new List<Measurement>());
for (var round = -WarmUps; round < count; round++)
{
    foreach (var contestant in contestants)
    {
        var measurement = await contestant.MeasureAsync(CancellationToken.None);
        if (round >= 0)
        {
            results[contestant].Add(measurement);
        }
    }
}

// A missed target is not a failure, because the load of the machine affects it.
Report.Write(ours, schema, peer, results);
return 0;
