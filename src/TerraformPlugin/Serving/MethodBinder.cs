using Google.Protobuf;
using Grpc.Core;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Serving;

/// <summary>
/// Creates the definition of a method from a function. Every call counts as running in the lifetime of the process, and its token is
/// cancelled if the caller disconnects or the process must end.
/// </summary>
internal sealed class MethodBinder(string service, PluginLifetime lifetime)
{
    public MethodDefinition Unary<TRequest, TResponse>(
        string name, MessageParser<TRequest> parser, Func<TRequest, CancellationToken, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        UnaryCall<TRequest, TResponse>(name, parser, async (request, call) =>
        {
            using var running = lifetime.Enter();
            using var cancellation = CancellationOf(call);
            return await handler(request, cancellation.Token).ConfigureAwait(false);
        });

    /// <summary>
    /// A unary method that continues if its caller disconnects, so that a change is completed.
    /// </summary>
    public MethodDefinition Uninterrupted<TRequest, TResponse>(
        string name, MessageParser<TRequest> parser, Func<TRequest, CancellationToken, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        UnaryCall<TRequest, TResponse>(name, parser, async (request, _) =>
        {
            using var running = lifetime.Enter();
            return await handler(request, lifetime.CallsMustEnd).ConfigureAwait(false);
        });

    public MethodDefinition ServerStreaming<TRequest, TResponse>(
        string name, MessageParser<TRequest> parser, Func<TRequest, CancellationToken, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        ServerStreamingCall<TRequest, TResponse>(name, parser, async (request, responses, call) =>
        {
            using var running = lifetime.Enter();
            using var cancellation = CancellationOf(call);
            await foreach (var response in handler(request, cancellation.Token).ConfigureAwait(false))
            {
                await responses.WriteAsync(response, cancellation.Token).ConfigureAwait(false);
            }
        });

    public MethodDefinition ClientStreaming<TRequest, TResponse>(
        string name, MessageParser<TRequest> parser, Func<IAsyncEnumerable<TRequest>, CancellationToken, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context => context.AddClientStreamingMethod(
            Method<TRequest, TResponse>(MethodType.ClientStreaming, name, parser), [], async (_, requests, call) =>
            {
                using var running = lifetime.Enter();
                using var cancellation = CancellationOf(call);
                return await handler(requests.ReadAllAsync(cancellation.Token), cancellation.Token).ConfigureAwait(false);
            });

    /// <summary>A method that receives the call itself. The end of the process does not wait for it.</summary>
    public MethodDefinition UnaryCall<TRequest, TResponse>(
        string name, MessageParser<TRequest> parser, Func<TRequest, ServerCallContext, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context => context.AddUnaryMethod(
            Method<TRequest, TResponse>(MethodType.Unary, name, parser), [], (_, request, call) => handler(request, call));

    /// <inheritdoc cref="UnaryCall"/>
    public MethodDefinition ServerStreamingCall<TRequest, TResponse>(
        string name, MessageParser<TRequest> parser, Func<TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context => context.AddServerStreamingMethod(
            Method<TRequest, TResponse>(MethodType.ServerStreaming, name, parser), [],
            (_, request, responses, call) => handler(request, responses, call));

    /// <inheritdoc cref="UnaryCall"/>
    public MethodDefinition DuplexCall<TMessage>(string name, MessageParser<TMessage> parser, Func<ServerCallContext, Task> handler)
        where TMessage : class, IMessage<TMessage> =>
        context => context.AddDuplexStreamingMethod(
            Method<TMessage, TMessage>(MethodType.DuplexStreaming, name, parser), [], (_, _, _, call) => handler(call));

    private Method<TRequest, TResponse> Method<TRequest, TResponse>(MethodType type, string name, MessageParser<TRequest> parser)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        new(type, service, name, ProtobufMarshaller.Reading(parser), ProtobufMarshaller.Writing<TResponse>());

    // Cancelled by the caller, by a lost connection, or by the end of the process.
    private CancellationTokenSource CancellationOf(ServerCallContext call) =>
        CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, lifetime.CallsMustEnd);
}
