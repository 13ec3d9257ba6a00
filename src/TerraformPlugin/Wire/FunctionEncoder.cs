using Google.Protobuf;
using TerraformPlugin.Functions;
using TerraformPlugin.Values;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Wire;

/// <summary>Encodes functions.</summary>
internal static class FunctionEncoder
{
    /// <summary>parameters, return, summary, description, description_kind.</summary>
    internal static Proto.Function Encode(Function function)
    {
        var message = new Proto.Function
        {
            Return = new Proto.Function.Types.Return { Type = Type(function.ReturnType) },
            Summary = function.Summary,
            Description = function.Description,
            DescriptionKind = Proto.StringKind.Markdown,
        };
        message.Parameters.AddRange(function.Parameters.Select(Parameter));
        return message;
    }

    /// <summary>name, type, allow_null_value, description, description_kind.</summary>
    private static Proto.Function.Types.Parameter Parameter(FunctionParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = Type(parameter.Type),
        AllowNullValue = parameter.AllowNull,
        Description = parameter.Description,
        DescriptionKind = Proto.StringKind.Markdown,
    };

    private static ByteString Type(TfType type) => UnsafeByteOperations.UnsafeWrap(type.ToJsonUtf8());
}
