using TerraformPlugin.Diagnostics;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Functions.</content>
internal sealed partial class ProviderService
{
    /// <summary>The functions by name.</summary>
    public async Task<Proto.GetFunctions.Types.Response> GetFunctions(
        Proto.GetFunctions.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.GetFunctions.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ =>
            {
                foreach (var function in provider.Functions)
                {
                    response.Functions.Add(function.Name, FunctionEncoder.Encode(function));
                }

                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics));
        return response;
    }

    /// <summary>Calls a function. Errors are text, because the response has no diagnostics.</summary>
    public async Task<Proto.CallFunction.Types.Response> CallFunction(
        Proto.CallFunction.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.CallFunction.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ =>
            {
                response = provider.Functions.FirstOrDefault(function => function.Name == request.Name) is { } function
                    ? FunctionCall.Run(function, request.Arguments)
                    : FunctionCall.Error($"Function Not Found: No function named \"{request.Name}\" was found in the provider.");
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return diagnostics.FirstOrDefault() is { } problem
            ? FunctionCall.Error($"{problem.Summary}: {problem.Detail}")
            : response;
    }
}
