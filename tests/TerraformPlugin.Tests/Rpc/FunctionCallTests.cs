using Google.Protobuf;
using TerraformPlugin.Rpc;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Rpc;

public sealed class FunctionCallTests : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ProviderService _service = new(new FakeProvider());

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task All_calls_return_the_same_description_of_a_function()
    {
        var function = Assert.Single((await _service.GetFunctions(new(), Token)).Functions);

        Assert.Equal(function, Assert.Single((await _service.GetProviderSchema(new(), Token)).Functions));
        Assert.Equal(function.Key, Assert.Single((await _service.GetMetadata(new(), Token)).Functions).Name);
        Assert.Equal("repeat", function.Key);
        Assert.Equal("""["list","string"]""", function.Value.Return.Type.ToStringUtf8());
        Assert.Equal(("A text several times.", Proto.StringKind.Markdown), (function.Value.Summary, function.Value.DescriptionKind));
        Assert.Equal(
            [("text", "\"string\"", true, false, "What."), ("times", "\"number\"", false, false, "How often.")],
            function.Value.Parameters.Select(p =>
                (p.Name, p.Type.ToStringUtf8(), p.AllowNullValue, p.AllowUnknownValues, p.Description)));
        Assert.Null(function.Value.VariadicParameter);
    }

    [Fact]
    public async Task The_result_of_a_call_has_the_declared_type()
    {
        Assert.Equal(["a", "a"], await ResultAsync(TfValue.String("a"), TfValue.Number(2)));
        Assert.Equal(["nothing"], await ResultAsync(TfValue.Null(TfType.String), TfValue.Number(1)));
        Assert.Equal([], await ResultAsync(TfValue.String("a"), TfValue.Number(0)));
    }

    [Fact]
    public async Task A_rejected_argument_is_reported_with_its_position() =>
        Assert.Equal(("At most 3 times; found 4", 1L), await ErrorAsync("repeat", TfValue.String("a"), TfValue.Number(4)));

    [Fact]
    public async Task An_error_without_an_argument_has_no_position() =>
        Assert.Equal(("There is nothing to repeat", null), await ErrorAsync("repeat", TfValue.String(""), TfValue.Number(1)));

    [Fact]
    public async Task An_argument_that_its_type_cannot_represent_is_reported_with_its_position()
    {
        var (text, position) = await ErrorAsync("repeat", TfValue.String("a"), TfValue.Number(TfNumber.Parse("1.5")));

        Assert.Equal(1, position);
        Assert.Contains("times must be a whole number", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_and_too_many_arguments_are_reported()
    {
        Assert.Equal(
            ("The function repeat takes 2 arguments, got: 1", null), await ErrorAsync("repeat", TfValue.String("a")));
        Assert.Equal(
            ("The function repeat takes 2 arguments, got: 3", null),
            await ErrorAsync("repeat", TfValue.String("a"), TfValue.Number(1), TfValue.Number(1)));
    }

    [Fact]
    public async Task Other_errors_of_a_call_have_a_text()
    {
        Assert.Contains("\"other\"", (await ErrorAsync("other")).Text, StringComparison.Ordinal);
        var bug = await ErrorAsync("repeat", TfValue.String("a"), TfValue.Number(-1));
        Assert.Contains("bug in the provider", bug.Text, StringComparison.Ordinal);

        var broken = new Proto.CallFunction.Types.Request { Name = "repeat" };
        broken.Arguments.Add(new Proto.DynamicValue { Msgpack = ByteString.CopyFrom(0xc1) });
        broken.Arguments.Add(Messages.Of(TfValue.Number(1)));
        Assert.Contains("argument \"text\"", (await _service.CallFunction(broken, Token)).Error.Text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> ResultAsync(params TfValue[] arguments)
    {
        var response = await CallAsync("repeat", arguments);

        Assert.Null(response.Error);
        return DynamicValueCodec.Decode(response.Result, TfType.List(TfType.String), "answer").AsElements().Select(e => e.AsString());
    }

    private async Task<(string Text, long? Argument)> ErrorAsync(string name, params TfValue[] arguments)
    {
        var response = await CallAsync(name, arguments);

        Assert.Null(response.Result);
        return (response.Error.Text, response.Error.HasFunctionArgument ? response.Error.FunctionArgument : null);
    }

    private Task<Proto.CallFunction.Types.Response> CallAsync(string name, TfValue[] arguments)
    {
        var request = new Proto.CallFunction.Types.Request { Name = name };
        request.Arguments.AddRange(arguments.Select(Messages.Of));
        return _service.CallFunction(request, Token);
    }
}
