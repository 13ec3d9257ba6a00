using Google.Protobuf;
using Grpc.Core;

namespace TerraformPlugin.Serving;

/// <summary>Serializes and parses messages directly in the buffers of the server.</summary>
internal static class ProtobufMarshaller
{
    public static Marshaller<T> Reading<T>(MessageParser<T> parser) where T : class, IMessage<T> => new(
        (_, _) => throw new NotSupportedException("A server does not send requests."),
        context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    public static Marshaller<T> Writing<T>() where T : class, IMessage<T> => new(
        Serialize,
        _ => throw new NotSupportedException("A server does not receive responses."));

    private static void Serialize<T>(T message, SerializationContext context) where T : class, IMessage<T>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
