using TerraformPlugin.Diagnostics;
using TerraformPlugin.Functions;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <summary>One call of a function: decodes the arguments, calls the function, and encodes the result.</summary>
internal static class FunctionCall
{
    internal static Proto.CallFunction.Types.Response Run(Function function, IReadOnlyList<Proto.DynamicValue> arguments)
    {
        if (arguments.Count != function.Parameters.Count)
        {
            return Error($"The function {function.Name} takes {function.Parameters.Count} arguments, got: {arguments.Count}.");
        }

        var values = new TfValue[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = function.Parameters[i];
            values[i] = DynamicValueCodec.Decode(arguments[i], parameter.Type, $"argument \"{parameter.Name}\"");
            var diagnostics = new DiagnosticList();
            parameter.Check(values[i], diagnostics);
            if (diagnostics.FirstOrDefault() is { } unreadable)
            {
                return Error(unreadable.Detail, i);
            }
        }

        try
        {
            var result = function.Call(new FunctionArguments(function, values));
            return new() { Result = DynamicValueCodec.Encode(result, function.ReturnType) };
        }
        catch (FunctionException exception)
        {
            return Error(exception.Message, exception.Parameter is { } blamed ? function.PositionOf(blamed) : null);
        }
    }

    internal static Proto.CallFunction.Types.Response Error(string text, int? argument = null)
    {
        // Terraform appends a period to the message.
        var error = new Proto.FunctionError { Text = text.TrimEnd('.') };
        if (argument is { } position)
        {
            error.FunctionArgument = position;
        }

        return new() { Error = error };
    }
}
