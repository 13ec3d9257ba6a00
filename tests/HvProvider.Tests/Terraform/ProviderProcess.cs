using Google.Protobuf;
using HvProvider.Hosts;
using HvProvider.Provider;
using HvProvider.Resources.NetworkAttachments;
using TerraformPlugin.Resources;
using TerraformPlugin.Rpc;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace HvProvider.Tests.Terraform;

/// <summary>
/// The provider as Terraform starts it for one operation, but in-process: every call goes through the framework's service, including its
/// planning and its checks. All diagnostics are kept.
/// </summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    private readonly HypervisorProvider _provider;
    private readonly ProviderService _service;

    private ProviderProcess(HostAccess? host)
    {
        _provider = new HypervisorProvider(host);
        _service = new ProviderService(_provider);
    }

    /// <summary>The reported diagnostics.</summary>
    public Messages Messages { get; } = new();

    /// <summary>Starts and configures the provider. Without <paramref name="host"/>, it reads this machine.</summary>
    public static async Task<ProviderProcess> StartAsync(TfObject block, HostAccess? host = null)
    {
        var process = new ProviderProcess(host);
        var request = new Proto.ConfigureProvider.Types.Request { Config = Encode(block), TerraformVersion = "1.14.0" };
        process.Messages.Add((await process._service.ConfigureProvider(request, CancellationToken.None)).Diagnostics);
        return process;
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    public async Task ValidateAsync(TfObject config) => Messages.Add((await _service.ValidateResourceConfig(
        new() { TypeName = ResourceOf(config).TypeName, Config = Encode(config) }, CancellationToken.None)).Diagnostics);

    public async Task ValidateProviderAsync(TfObject block) => Messages.Add((await _service.ValidateProviderConfig(
        new() { Config = Encode(block) }, CancellationToken.None)).Diagnostics);

    public async Task<StoredResource?> ReadAsync(StoredResource stored)
    {
        var resource = ResourceOf(stored.Values);
        var response = await _service.ReadResource(
            new() { TypeName = resource.TypeName, CurrentState = Encode(stored.Values), Private = stored.Private },
            CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return Decode(resource, response.NewState) is { } values ? stored with { Values = values, Private = response.Private } : null;
    }

    /// <summary>Plans as Terraform does: a resource that must be replaced is planned a second time, as a new one.</summary>
    public async Task<PlannedChange> PlanAsync(StoredResource? stored, TfObject? config)
    {
        var prior = stored is { IsTainted: true } && config is not null ? null : stored;
        var (planned, bytes, replaces) = await PlanOnceAsync(prior, config);
        if (replaces)
        {
            (planned, bytes, _) = await PlanOnceAsync(null, config);
        }

        return new PlannedChange(stored, config, planned, bytes, replaces || stored is { IsTainted: true });
    }

    public async Task<StoredResource?> ApplyAsync(PlannedChange change)
    {
        var errors = Messages.Errors.Count;
        var resource = ResourceOf(change.Config ?? change.Prior!.Values);
        var response = await _service.ApplyResourceChange(
            new()
            {
                TypeName = resource.TypeName,
                PriorState = Encode(resource, change.Prior?.Values.Raw),
                PlannedState = Encode(resource, change.Planned?.Raw),
                Config = Encode(resource, change.Config?.Raw),
                PlannedPrivate = change.Private,
            },
            CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return Decode(resource, response.NewState) is { } values
            ? new StoredResource(values, response.Private, change.Prior is null && Messages.Errors.Count > errors)
            : null;
    }

    public async Task<StoredResource?> ImportAsync(string id, Schema? schema = null)
    {
        var resource = ResourceOf((schema ?? NetworkAttachmentSchema.Schema).NewObject());
        var response = await _service.ImportResourceState(new() { TypeName = resource.TypeName, Id = id }, CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return response.ImportedResources is [var imported]
            ? new StoredResource(Decode(resource, imported.State)!, imported.Private)
            : null;
    }

    /// <summary>Reads a data source; null if that fails.</summary>
    public async Task<TfObject?> ReadDataAsync(string type, TfObject config)
    {
        var schema = new HypervisorProvider().DataSources.Single(source => source.TypeName == type).Schema;
        var response = await _service.ReadDataSource(
            new() { TypeName = type, Config = DynamicValueCodec.Encode(config.Raw, schema.Type) }, CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return DynamicValueCodec.DecodeObject(response.State, schema, "answer");
    }

    /// <summary>Validates a data block.</summary>
    public async Task ValidateDataAsync(string type, TfObject config) => Messages.Add((await _service.ValidateDataResourceConfig(
        new() { TypeName = type, Config = DynamicValueCodec.Encode(config.Raw, config.Schema.Type) }, CancellationToken.None)).Diagnostics);

    /// <summary>Interrupts running operations.</summary>
    public Task StopAsync() => _service.StopProvider(new(), CancellationToken.None);

    private async Task<(TfObject? Planned, ByteString Private, bool Replaces)> PlanOnceAsync(
        StoredResource? prior, TfObject? config)
    {
        var resource = ResourceOf(config ?? prior!.Values);
        var response = await _service.PlanResourceChange(
            new()
            {
                TypeName = resource.TypeName,
                PriorState = Encode(resource, prior?.Values.Raw),
                Config = Encode(resource, config?.Raw),
                ProposedNewState = Encode(resource, config is null ? null : Proposed(resource, config, prior)),
                PriorPrivate = prior?.Private ?? ByteString.Empty,
            },
            CancellationToken.None);
        Messages.Add(response.Diagnostics);
        var planned = Decode(resource, response.PlannedState);
        return (planned, response.PlannedPrivate, response.RequiresReplace.Any(path => IsChanged(resource, prior, planned, path)));
    }

    /// <summary>Terraform ignores a path whose value is known and does not change.</summary>
    private static bool IsChanged(Resource resource, StoredResource? prior, TfObject? planned, Proto.AttributePath path)
    {
        var attribute = resource.Schema.Attributes.Single(found => found.Name == path.Steps[0].AttributeName);
        return prior is not null && planned is not null
            && (planned.GetRaw(attribute).IsUnknown || !planned.GetRaw(attribute).Equals(prior.Values.GetRaw(attribute)));
    }

    /// <summary>The configuration, with the prior value where a computed attribute is not configured.</summary>
    private static TfValue Proposed(Resource resource, TfObject config, StoredResource? prior)
    {
        var proposed = config.Clone();
        foreach (var attribute in resource.Schema.Attributes.Where(a => a.Computed && config.GetRaw(a).IsNull))
        {
            if (prior is not null)
            {
                proposed.SetRaw(attribute, prior.Values.GetRaw(attribute));
            }
        }

        return proposed.Raw;
    }

    /// <summary>The resource with the schema of these values.</summary>
    private Resource ResourceOf(TfObject values) =>
        _provider.Resources.Single(resource => ReferenceEquals(resource.Schema.Object, values.Schema));

    private static Proto.DynamicValue Encode(TfObject values) => DynamicValueCodec.Encode(values.Raw, values.Schema.Type);

    private static Proto.DynamicValue Encode(Resource resource, TfValue? value) =>
        DynamicValueCodec.Encode(value ?? TfValue.Null(resource.Schema.Type), resource.Schema.Type);

    private static TfObject? Decode(Resource resource, Proto.DynamicValue? value) =>
        DynamicValueCodec.DecodeObject(value, resource.Schema, "answer");
}
