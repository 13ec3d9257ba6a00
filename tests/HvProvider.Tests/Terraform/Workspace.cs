using System.Collections.Concurrent;
using HvProvider.Attributes;
using HvProvider.Hosts;
using HvProvider.Provider;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.Terraform;

/// <summary>
/// A directory with a configuration and a state. Each operation starts a new provider, as Terraform does; the resources of
/// one operation are handled concurrently.
/// </summary>
internal sealed class Workspace(FakeLibvirtd fake)
{
    private readonly ConcurrentDictionary<string, StoredResource> _state = new();

    /// <summary>The provider block.</summary>
    public TfObject Provider { get; } = ProviderBlock(fake.Uri.ToString());

    /// <summary>The resources, by their addresses.</summary>
    public Dictionary<string, TfObject> Config { get; } = [];

    /// <summary>The ways to look at the hypervisor's host; it cannot be seen where none are given.</summary>
    public HostAccess? Host { get; set; }

    /// <summary>Creates replacements before what they replace is destroyed.</summary>
    public bool CreateBeforeDestroy { get; init; }

    /// <summary>The state of a resource.</summary>
    public StoredResource this[string address]
    {
        get => _state[address];
        set => _state[address] = value;
    }

    public bool Has(string address) => _state.ContainsKey(address);

    /// <summary>Sets the settings of a bridge in the provider block.</summary>
    public void NameBridge(string bridge, string[]? uplinks, string? mode = null)
    {
        var settings = new TfObject(ProviderConfiguration.Bridges.Schema);
        settings.Set(BridgeSettingsAttributes.Uplinks, TfValues.Texts(uplinks));
        settings.Set(BridgeSettingsAttributes.Preflight, TfValues.Text(mode));
        Provider.Set(ProviderConfiguration.Bridges, new(new Dictionary<string, Tf<TfObject>> { [bridge] = new Tf<TfObject>(settings) }));
    }

    public static TfObject ProviderBlock(string? uri)
    {
        var block = ProviderConfiguration.Schema.NewObject();
        if (uri is not null)
        {
            block.Set(ProviderConfiguration.Uri, uri);
        }

        return block;
    }

    /// <summary>One resource, applied without an error; its state is returned.</summary>
    public async Task<TfObject> ApplyAsync(string address, TfObject config)
    {
        Config[address] = config;
        (await ApplyAsync()).AssertNoErrors();
        return this[address].Values;
    }

    /// <summary><c>terraform plan</c>: refresh, then plan.</summary>
    public async Task<PlanResult> PlanAsync(bool refresh = true)
    {
        await using var process = await ProviderProcess.StartAsync(Provider, Host);
        if (refresh)
        {
            await Task.WhenAll(_state.Keys.Select(address => RefreshAsync(process, address)));
        }

        var changes = new Dictionary<string, PlannedChange>();
        foreach (var layer in Layers(_state.Keys.Union(Config.Keys)))
        {
            var planned = await Task.WhenAll(layer.Select(address =>
                process.PlanAsync(_state.GetValueOrDefault(address), Config.GetValueOrDefault(address))));
            layer.Zip(planned).ToList().ForEach(pair => changes.Add(pair.First, pair.Second));
        }

        return new PlanResult(changes, process.Messages);
    }

    /// <summary><c>terraform apply</c>; the messages of plan and apply. Nothing is applied if the plan failed.</summary>
    public async Task<Messages> ApplyAsync(bool refresh = true)
    {
        var plan = await PlanAsync(refresh);
        if (plan.Messages.Errors.Count == 0)
        {
            plan.Messages.Add(await ApplyAsync(plan));
        }

        return plan.Messages;
    }

    /// <summary>Applies a plan that was made before.</summary>
    public async Task<Messages> ApplyAsync(PlanResult plan, Func<ProviderProcess, Task>? meanwhile = null)
    {
        await using var process = await ProviderProcess.StartAsync(Provider, Host);
        var applying = ApplyAsync(process, plan);
        if (meanwhile is not null)
        {
            await meanwhile(process);
        }

        await applying.Soon();
        return process.Messages;
    }

    /// <summary>Fails the test unless nothing is left to do, and nothing to say.</summary>
    public async Task AssertNothingToDoAsync()
    {
        var plan = await PlanAsync();
        plan.Messages.AssertNone();
        Assert.All(plan.Changes.Values, change => Assert.Equal("no-op", change.Action));
    }

    public async Task<Messages> ImportAsync(string address, string id)
    {
        await using var process = await ProviderProcess.StartAsync(Provider, Host);
        if (await process.ImportAsync(id) is { } imported && await process.ReadAsync(imported) is { } read)
        {
            _state[address] = read;
        }

        return process.Messages;
    }

    private async Task ApplyAsync(ProviderProcess process, PlanResult plan)
    {
        foreach (var layer in Layers(plan.Changes.Keys))
        {
            await Task.WhenAll(layer.Where(address => plan[address].Action != "no-op")
                .Select(address => ApplyOneAsync(process, address, plan[address])));
        }
    }

    /// <summary>Networks come first: attachments refer to them.</summary>
    private static IEnumerable<string[]> Layers(IEnumerable<string> addresses) => addresses.Order()
        .GroupBy(address => !address.StartsWith("hv_bridge.", StringComparison.Ordinal))
        .OrderBy(layer => layer.Key)
        .Select(layer => layer.ToArray());

    private async Task RefreshAsync(ProviderProcess process, string address)
    {
        if (await process.ReadAsync(_state[address]) is { } read)
        {
            _state[address] = read;
        }
        else
        {
            _state.TryRemove(address, out _);
        }
    }

    private async Task ApplyOneAsync(ProviderProcess process, string address, PlannedChange change)
    {
        if (change.Replaces)
        {
            if (CreateBeforeDestroy)
            {
                await CreateAsync(process, address, change with { Prior = null, Replaces = false });
                await process.ApplyAsync(change with { Config = null, Planned = null });
                return;
            }

            var left = await process.ApplyAsync(change with { Config = null, Planned = null });
            Store(address, left);
            if (left is not null)
            {
                return;
            }

            change = change with { Prior = null, Replaces = false };
        }

        await CreateAsync(process, address, change);
    }

    /// <summary>As Terraform does, a change is planned once more right before it is made.</summary>
    private async Task CreateAsync(ProviderProcess process, string address, PlannedChange change)
    {
        if (change.Planned is not null)
        {
            var again = await process.PlanAsync(change.Prior, change.Config);
            if (process.Messages.Errors.Count > 0 && again.Planned is null)
            {
                return;
            }

            AssertFits(change.Planned, again.Planned!);
            change = change with { Planned = again.Planned };
        }

        Store(address, await process.ApplyAsync(change));
    }

    private void Store(string address, StoredResource? stored)
    {
        if (stored is null)
        {
            _state.TryRemove(address, out _);
        }
        else
        {
            _state[address] = stored;
        }
    }

    private static void AssertFits(TfObject before, TfObject after)
    {
        foreach (var attribute in before.Schema.Attributes)
        {
            if (before.GetRaw(attribute) is { IsUnknown: false } value)
            {
                Assert.Equal(value, after.GetRaw(attribute));
            }
        }
    }
}
