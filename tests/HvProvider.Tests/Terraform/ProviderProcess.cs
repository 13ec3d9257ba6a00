using Google.Protobuf;
using HvProvider.Hosts;
using HvProvider.NetworkAttachments;
using TerraformPlugin.Rpc;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace HvProvider.Tests.Terraform;

/// <summary>
/// The provider as Terraform starts it for one walk, without the process: every call goes through the service of the
/// framework, so its planning and its checks apply. All diagnostics are kept.
/// </summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    public const string Attachment = "hv_network_attachment";

    private static readonly Schema Schema = NetworkAttachmentSchema.Schema;

    private readonly ProviderService _service;

    private ProviderProcess(HostAccess? host) => _service = new ProviderService(new HypervisorProvider(host));

    /// <summary>What the user has been told.</summary>
    public Messages Messages { get; } = new();

    /// <summary>Starts and configures it. Where no host is given, it looks at this machine.</summary>
    public static async Task<ProviderProcess> StartAsync(TfObject block, HostAccess? host = null)
    {
        var process = new ProviderProcess(host);
        var request = new Proto.ConfigureProvider.Types.Request { Config = Encode(block.Raw), TerraformVersion = "1.14.0" };
        process.Messages.Add((await process._service.ConfigureProvider(request, CancellationToken.None)).Diagnostics);
        return process;
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    public async Task ValidateAsync(TfObject config) => Messages.Add((await _service.ValidateResourceConfig(
        new() { TypeName = Attachment, Config = Encode(config.Raw) }, CancellationToken.None)).Diagnostics);

    public async Task ValidateProviderAsync(TfObject block) => Messages.Add((await _service.ValidateProviderConfig(
        new() { Config = Encode(block.Raw) }, CancellationToken.None)).Diagnostics);

    public async Task<StoredResource?> ReadAsync(StoredResource stored)
    {
        var response = await _service.ReadResource(
            new() { TypeName = Attachment, CurrentState = Encode(stored.Values.Raw), Private = stored.Private },
            CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return Decode(response.NewState) is { } values ? stored with { Values = values, Private = response.Private } : null;
    }

    /// <summary>Plans as Terraform does: what has to be replaced is planned a second time, as something new.</summary>
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
        var response = await _service.ApplyResourceChange(
            new()
            {
                TypeName = Attachment,
                PriorState = Encode(change.Prior?.Values.Raw),
                PlannedState = Encode(change.Planned?.Raw),
                Config = Encode(change.Config?.Raw),
                PlannedPrivate = change.Private,
            },
            CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return Decode(response.NewState) is { } values
            ? new StoredResource(values, response.Private, change.Prior is null && Messages.Errors.Count > errors)
            : null;
    }

    public async Task<StoredResource?> ImportAsync(string id)
    {
        var response = await _service.ImportResourceState(new() { TypeName = Attachment, Id = id }, CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return response.ImportedResources is [var imported]
            ? new StoredResource(Decode(imported.State)!, imported.Private)
            : null;
    }

    /// <summary>Reads data; null where that fails.</summary>
    public async Task<TfObject?> ReadDataAsync(string type, TfObject config)
    {
        var schema = new HypervisorProvider().DataSources.Single(source => source.TypeName == type).Schema;
        var response = await _service.ReadDataSource(
            new() { TypeName = type, Config = DynamicValueCodec.Encode(config.Raw, schema.Type) }, CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return DynamicValueCodec.DecodeObject(response.State, schema, "answer");
    }

    /// <summary>Checks a data block.</summary>
    public async Task ValidateDataAsync(string type, TfObject config) => Messages.Add((await _service.ValidateDataResourceConfig(
        new() { TypeName = type, Config = DynamicValueCodec.Encode(config.Raw, config.Schema.Type) }, CancellationToken.None)).Diagnostics);

    /// <summary>The user interrupts.</summary>
    public Task StopAsync() => _service.StopProvider(new(), CancellationToken.None);

    private async Task<(TfObject? Planned, ByteString Private, bool Replaces)> PlanOnceAsync(
        StoredResource? prior, TfObject? config)
    {
        var response = await _service.PlanResourceChange(
            new()
            {
                TypeName = Attachment,
                PriorState = Encode(prior?.Values.Raw),
                Config = Encode(config?.Raw),
                ProposedNewState = Encode(config is null ? null : Proposed(config, prior)),
                PriorPrivate = prior?.Private ?? ByteString.Empty,
            },
            CancellationToken.None);
        Messages.Add(response.Diagnostics);
        return (Decode(response.PlannedState), response.PlannedPrivate, response.RequiresReplace.Count > 0);
    }

    /// <summary>The configuration, with the prior value where a computed attribute is not configured.</summary>
    private static TfValue Proposed(TfObject config, StoredResource? prior)
    {
        var proposed = config.Clone();
        foreach (var attribute in Schema.Attributes.Where(a => a.Computed && config.GetRaw(a).IsNull))
        {
            if (prior is not null)
                proposed.SetRaw(attribute, prior.Values.GetRaw(attribute));
        }

        return proposed.Raw;
    }

    private static Proto.DynamicValue Encode(TfValue? value) =>
        DynamicValueCodec.Encode(value ?? TfValue.Null(Schema.Type), value?.Type ?? Schema.Type);

    private static TfObject? Decode(Proto.DynamicValue? value) => DynamicValueCodec.DecodeObject(value, Schema, "answer");
}
