using Google.Protobuf;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Wire;

/// <summary>Values in protocol messages. Unreadable values are reported as diagnostics and do not fail the call.</summary>
internal static class DynamicValueCodec
{
    /// <summary>Reads an object of a schema; null if it is absent or null.</summary>
    /// <param name="message">The value; null if absent.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="what">The name of the object in messages: <c>configuration</c>, <c>prior state</c>.</param>
    internal static TfObject? DecodeObject(Proto.DynamicValue? message, Schema schema, string what)
    {
        var value = Decode(message, schema.Type, what);
        return value.IsNull ? null
            : value.IsKnown ? TfObject.FromValue(schema.Object, value)
            : throw Invalid(what, "The complete object is unknown.");
    }

    /// <summary>Reads a required object of a schema.</summary>
    internal static TfObject DecodeRequired(Proto.DynamicValue? message, Schema schema, string what) =>
        DecodeObject(message, schema, what) ?? throw Invalid(what, "There is none.");

    /// <summary>Writes a value. Null is written explicitly, because the meaning of an absent value depends on the reader.</summary>
    internal static Proto.DynamicValue Encode(TfValue value, TfType type) =>
        new() { Msgpack = UnsafeByteOperations.UnsafeWrap(MsgPackCodec.Encode(value, type)) };

    /// <summary>Reads a value of a type; an absent one is null.</summary>
    /// <param name="message">The value; null if absent.</param>
    /// <param name="type">Its type.</param>
    /// <param name="what">The name of the value in messages.</param>
    internal static TfValue Decode(Proto.DynamicValue? message, TfType type, string what)
    {
        try
        {
            return message switch
            {
                { Msgpack.IsEmpty: false } => MsgPackCodec.Decode(message.Msgpack.Memory, type),
                { Json.IsEmpty: false } => JsonCodec.Decode(message.Json.Span, type),
                _ => TfValue.Null(type),
            };
        }
        catch (ValueFormatException exception)
        {
            throw Invalid(what, exception.Message, exception);
        }
    }

    private static DiagnosticException Invalid(string what, string problem, Exception? exception = null) => new(
        "Invalid value from Terraform",
        $"The {what} from Terraform does not match the schema. {problem}",
        innerException: exception);
}
