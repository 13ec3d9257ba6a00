using System.Net.Sockets;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace PluginFixture;

/// <summary>
/// Its creation connects to a unix socket of the test and waits until the test continues it.
/// </summary>
internal sealed class GateResource : Resource
{
    private static readonly StringAttribute Gate = new("gate") { Required = true };
    private static readonly StringAttribute Mode = new("mode") { Optional = true };
    private static readonly StringAttribute Outcome = new("outcome") { Computed = true };

    public override string TypeName => "fixture_gate";

    public override Schema Schema { get; } = new() { Attributes = [Gate, Mode, Outcome] };

    public override async Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken)
    {
        var mode = request.Planned.Get(Mode).ValueOr("");
        var state = request.Planned.Clone();
        state.Set(Outcome, await PassAsync(request.Planned.Get(Gate).Value, mode, cancellationToken));
        return new ResourceResult(state, "created"u8.ToArray());
    }

    public override Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation == PlanOperation.Update)
        {
            request.Private = "planned"u8.ToArray();
        }

        return Task.CompletedTask;
    }

    public override Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ResourceResult(request.State, request.Private));

    /// <summary>Fails without a result in the mode "fail".</summary>
    public override Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Planned.Get(Mode).ValueOr("") is "fail")
        {
            throw new DiagnosticException("Update failed", "The fixture fails on request.");
        }

        request.Planned.Set(Outcome, "updated");
        return Task.FromResult(new ResourceResult(request.Planned, request.Private));
    }

    public override Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ResourceResult.Gone);

    private static async Task<string> PassAsync(string gate, string mode, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(gate), CancellationToken.None);
        var released = new byte[1];
        var deaf = mode is "deaf";
        try
        {
            await socket.ReceiveAsync(released, deaf ? CancellationToken.None : cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Visible to the test even if the host of this process is gone.
            await socket.SendAsync(new byte[1], CancellationToken.None);
            return "stopped";
        }

        if (mode is "crash")
        {
            new Thread(() => throw new InvalidOperationException("the fixture crashes on request")).Start();
        }

        return "released";
    }
}
