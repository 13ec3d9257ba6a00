using System.Diagnostics;
using Google.Protobuf;
using GoPluginClient;
using Grpc.Core;
using TerraformPlugin.Protocol.Tfplugin6;

namespace Applies;

/// <summary>
/// The published provider without Terraform: it gets the calls that Terraform makes in an apply and in a destroy, ten resources at a time.
/// Nothing is stored.
/// </summary>
internal sealed class ProviderClient(string executable, string uri)
{
    private const string Type = "hv_network_attachment";
    private const int Parallelism = 10;

    private static readonly DynamicValue Null = new() { Json = ByteString.CopyFromUtf8("null") };

    /// <summary>Attaches NICs and removes them, with one process for each as in an apply and a destroy.</summary>
    public async Task<ProviderTimes> RunAsync(int nics, int ofDomain)
    {
        var changed = new (DynamicValue State, ByteString Private)[nics];
        var (create, processor) = await OperateAsync(nics, async (provider, resource, number) =>
        {
            var config = Encode(
                resource, ("domain", $"bench-{number / ofDomain}"), ("name", $"nic-{number}"), ("bridge", "br0"));
            changed[number] = await ChangeAsync(provider, Null, config, ByteString.Empty);
        });
        var (destroy, _) = await OperateAsync(
            nics, (provider, _, number) => ChangeAsync(provider, changed[number].State, Null, changed[number].Private));
        return new ProviderTimes(create, destroy, processor);
    }

    private async Task<(TimeSpan Elapsed, TimeSpan Processor)> OperateAsync(
        int nics, Func<Provider.ProviderClient, Schema, int, Task> change)
    {
        await using var plugin = PluginUnderTest.Spawn(new PluginStart(executable) { ProtocolVersions = "6" });
        using var connection = await plugin.ConnectAsync(CancellationToken.None);
        var provider = connection.Provider;
        var schema = await provider.GetProviderSchemaAsync(new());
        ThrowIfAny((await provider.ConfigureProviderAsync(new()
        {
            TerraformVersion = "1.11.4",
            Config = Encode(schema.Provider, ("uri", uri)),
        })).Diagnostics);

        var begin = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, nics), new ParallelOptions { MaxDegreeOfParallelism = Parallelism },
            async (number, _) => await change(provider, schema.ResourceSchemas[Type], number));
        var (elapsed, processor) = (Stopwatch.GetElapsedTime(begin), plugin.ProcessorTime());
        await ShutDownAsync(connection, plugin);
        return (elapsed, processor);
    }

    private static async Task<(DynamicValue State, ByteString Private)> ChangeAsync(
        Provider.ProviderClient provider, DynamicValue prior, DynamicValue config, ByteString stored)
    {
        var planned = await provider.PlanResourceChangeAsync(new()
        {
            TypeName = Type,
            PriorState = prior,
            Config = config,
            ProposedNewState = config,
            PriorPrivate = stored,
        });
        ThrowIfAny(planned.Diagnostics);
        var applied = await provider.ApplyResourceChangeAsync(new()
        {
            TypeName = Type,
            PriorState = prior,
            Config = config,
            PlannedState = planned.PlannedState,
            PlannedPrivate = planned.PlannedPrivate,
        });
        ThrowIfAny(applied.Diagnostics);
        return (applied.NewState, applied.Private);
    }

    /// <summary>An object in which everything else is null.</summary>
    private static DynamicValue Encode(Schema schema, params (string Name, string Value)[] values)
    {
        var all = schema.Block.Attributes.ToDictionary(static attribute => attribute.Name, static string? (_) => null);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        var members = all.Select(static pair => $"\"{pair.Key}\": {(pair.Value is null ? "null" : $"\"{pair.Value}\"")}");
        return new() { Json = ByteString.CopyFromUtf8($"{{{string.Join(", ", members)}}}") };
    }

    private static void ThrowIfAny(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error) is { } error)
        {
            throw new InvalidOperationException($"{error.Summary}: {error.Detail}");
        }
    }

    private static async Task ShutDownAsync(PluginConnection connection, PluginUnderTest plugin)
    {
        try
        {
            await connection.Controller.ShutdownAsync(new());
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
        {
            Debug.WriteLine("The plugin ended before it responded.");
        }

        await plugin.WaitForExitAsync(CancellationToken.None);
    }
}
