using System.Text.Json;
using HvProvider.Nics.Values;
using HvProvider.Provider;
using TerraformPlugin.Rpc;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace HvProvider.Tests.Functions;

/// <summary>The functions, called in a provider process without configuration. Arguments and results are written as JSON.</summary>
public sealed class FunctionTests : IAsyncDisposable
{
    private readonly HypervisorProvider _provider = new();
    private readonly ProviderService _service;

    public FunctionTests() => _service = new ProviderService(_provider);

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("vlan_expand", """[[]]""", "[]")]
    [InlineData("vlan_expand", """[["30"]]""", "[30]")]
    [InlineData("vlan_expand", """[["30-32", "20", "31-33", "20"]]""", "[20,30,31,32,33]")]
    [InlineData("vlan_expand", """[["4094", "1"]]""", "[1,4094]")]
    [InlineData("vlan_expand", """[["0030-030"]]""", "[30]")]
    [InlineData("vlan_ranges", """[[]]""", "[]")]
    [InlineData("vlan_ranges", """[[30]]""", """["30"]""")]
    [InlineData("vlan_ranges", """[[33, 30, 31, 20, 30]]""", """["20","30-31","33"]""")]
    [InlineData("vlan_ranges", """[[4094, 1, 2]]""", """["1-2","4094"]""")]
    public async Task A_call_has_a_result(string name, string arguments, string result) =>
        Assert.Equal(result, (await CallAsync(name, arguments)).Result);

    [Theory]
    [InlineData("mac_address", """["", "lan", ""]""", 0, "The name of the domain must not be empty")]
    [InlineData("mac_address", """["5a1e0000-0000-4000-8000-000000000001", "lan", ""]""", 0, "is a UUID")]
    [InlineData("mac_address", """["5a1e0000000040008000000000000001", "lan", ""]""", 0, "is a UUID")]
    [InlineData("mac_address", """["web01", "", ""]""", 1, "The name of the NIC must not be empty; found \"\"")]
    [InlineData("mac_address", """["web01", "l an", ""]""", 1, "found \"l an\"")]
    [InlineData("mac_address", """["web01", "net0", null]""", 1, "must not be 'net' followed by digits")]
    [InlineData("vlan_expand", """[["30", "0"]]""", 0, "Element 1 must contain VLAN IDs between 1 and 4094; found \"0\"")]
    [InlineData("vlan_expand", """[["4095"]]""", 0, "Element 0 must contain VLAN IDs between 1 and 4094; found \"4095\"")]
    [InlineData("vlan_expand", """[["39-30"]]""", 0, "Element 0 must start with the smaller VLAN ID; found \"39-30\"")]
    [InlineData("vlan_expand", """[["30-"]]""", 0, "found \"30-\"")]
    [InlineData("vlan_expand", """[["-30"]]""", 0, "found \"-30\"")]
    [InlineData("vlan_expand", """[["30", null]]""", 0, "Element 1 must be a VLAN ID or a range of VLAN IDs; found null")]
    [InlineData("vlan_ranges", """[[30, 0]]""", 0, "Element 1 must be a VLAN ID between 1 and 4094; found 0")]
    [InlineData("vlan_ranges", """[[9223372036854775807]]""", 0, "found 9223372036854775807")]
    [InlineData("vlan_ranges", """[[1.5]]""", 0, "must be a whole number")]
    [InlineData("vlan_ranges", """[[null]]""", 0, "Element 0 must be a VLAN ID; found null")]
    public async Task An_invalid_argument_is_reported(string name, string arguments, int position, string text)
    {
        var (_, error) = await CallAsync(name, arguments);

        Assert.Contains(text, error!.Text, StringComparison.Ordinal);
        Assert.Equal((true, position), (error.HasFunctionArgument, (int)error.FunctionArgument));
    }

    /// <summary>The function returns the MAC address that an attachment plans; an unset namespace is null or empty.</summary>
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("\"site1\"", "site1")]
    public async Task The_MAC_address_function_returns_the_derived_address_of_an_attachment(string argument, string macNamespace) =>
        Assert.Equal(
        $"\"{MacDerivation.Derive(macNamespace, "web01", "lan")}\"",
        (await CallAsync("mac_address", $"""["web01", "lan", {argument}]""")).Result);

    [Fact]
    public async Task Range_functions_are_inverse()
    {
        var random = new Random(20261128);
        for (var run = 0; run < 200; run++)
        {
            var vlans = Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(1, 4095)).Distinct().Order().ToArray();
            var ranges = (await CallAsync("vlan_ranges", JsonSerializer.Serialize(new[] { vlans }))).Result;
            Assert.Equal(JsonSerializer.Serialize(vlans), (await CallAsync("vlan_expand", $"[{ranges}]")).Result);
        }
    }

    private async Task<(string? Result, Proto.FunctionError? Error)> CallAsync(string name, string arguments)
    {
        var function = _provider.Functions.Single(f => f.Name == name);
        using var json = JsonDocument.Parse(arguments);
        var request = new Proto.CallFunction.Types.Request { Name = name };
        request.Arguments.AddRange(json.RootElement.EnumerateArray().Zip(
            function.Parameters, (argument, parameter) => DynamicValueCodec.Encode(
                JsonCodec.Decode(System.Text.Encoding.UTF8.GetBytes(argument.GetRawText()), parameter.Type), parameter.Type)));
        var response = await _service.CallFunction(request, TestContext.Current.CancellationToken);
        return response.Error is { } error
            ? (null, error)
            : (System.Text.Encoding.UTF8.GetString(JsonCodec.Encode(
                DynamicValueCodec.Decode(response.Result, function.ReturnType, "answer"), function.ReturnType)), null);
    }
}
