using System.Text;
using System.Text.Json;
using HvProvider.Commands.Map;
using LibvirtSharp;

namespace HvProvider.Tests.Commands.Map;

/// <summary>The command line: what goes where, and the exit code.</summary>
public sealed class MapCommandTests : IAsyncLifetime
{
    private readonly MemoryStream _output = new();
    private readonly StringWriter _errors = new();
    private readonly Dictionary<string, string> _environment = new() { ["TERM"] = "xterm" };
    private MapHost _site = null!;
    private bool _isTerminal;

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    public async ValueTask InitializeAsync() => _site = await MapHost.LeakingAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Findings_do_not_change_the_exit_code()
    {
        Assert.Equal(0, await RunAsync());
        Assert.Contains("▲ leak: 20", Output, StringComparison.Ordinal);
        Assert.Empty(_errors.ToString());
    }

    [Theory]
    [InlineData("--format=json")]
    [InlineData("--format", "json")]
    [InlineData("-format", "json", "--bridge", "br0")]
    public async Task Options_are_accepted_in_all_common_forms(params string[] arguments)
    {
        Assert.Equal(0, await RunAsync(arguments));
        using var json = JsonDocument.Parse(Output);
        Assert.Equal(1, json.RootElement.GetProperty("format_version").GetInt32());
    }

    [Theory]
    [InlineData(true, null, "xterm", true)]
    [InlineData(true, "", "xterm", true)]
    [InlineData(true, "1", "xterm", false)]
    [InlineData(true, null, "dumb", false)]
    [InlineData(true, null, null, false)]
    [InlineData(false, null, "xterm", false)]
    public async Task Colours_are_written_only_to_terminals_that_support_them(bool isTerminal, string? noColour, string? term,
        bool expected)
    {
        _isTerminal = isTerminal;
        _environment.Clear();
        if (noColour is not null)
        {
            _environment["NO_COLOR"] = noColour;
        }

        if (term is not null)
        {
            _environment["TERM"] = term;
        }

        await RunAsync();

        Assert.Equal(expected, Output.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_contains_the_standard_output_without_colours()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.txt");
        try
        {
            await RunAsync();
            var expected = Output;
            _output.SetLength(0);
            _isTerminal = true;

            Assert.Equal(0, await RunAsync("--output", file));

            Assert.Empty(Output);
            Assert.Equal(expected, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error()
    {
        Assert.Equal(1, await RunAsync("--output", "/proc/none/map.svg"));
        Assert.StartsWith("Error: Map not written\n\n\"/proc/none/map.svg\" cannot be written: ", _errors.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown argument \"drawing\".", "drawing")]
    [InlineData("Unknown argument \"--frmat\".", "--frmat", "svg")]
    [InlineData("Unknown argument \"--help=x\".", "--help=x")]
    [InlineData("Unknown argument \"\".", "")]
    [InlineData("Unknown argument \"format\".", "format", "svg")]
    [InlineData("--format must be text, svg or json, got: \"png\".", "--format", "png")]
    [InlineData("--format must be text, svg or json, got: \"SVG\".", "--format=SVG")]
    [InlineData("--format requires a value.", "--format")]
    [InlineData("--output requires a value.", "--output=")]
    [InlineData("--format is specified twice.", "--format", "svg", "--format=svg")]
    [InlineData("--bridge must not contain white space, got: \"br 0\".", "--bridge", "br 0")]
    public async Task Wrong_usage_is_reported_with_the_usage_without_connecting(string message, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.StartsWith($"{message}\n\nUsage: terraform-provider-hv map", _errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(Output);
        Assert.Empty(_site.Fake.Log.Calls);
    }

    [Theory]
    [InlineData("nonsense", "Invalid libvirt URI", "--uri must be a libvirt URI")]
    [InlineData("qemu+ssh://root@kvm01/system", "Remote hypervisor not supported yet", "--uri is")]
    public async Task An_unsupported_URI_is_wrong_usage(string uri, string summary, string detail)
    {
        Assert.Equal(2, await new MapCommand(Surroundings()).RunAsync(["--uri", uri]));
        Assert.StartsWith($"Error: {summary}\n\n{detail}", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HV_URI")]
    [InlineData("LIBVIRT_DEFAULT_URI")]
    public async Task The_environment_names_the_hypervisor_as_it_does_for_the_provider(string variable)
    {
        _environment[variable] = $"{_site.Fake.Uri}";
        Assert.Equal(0, await new MapCommand(Surroundings()).RunAsync([]));
        Assert.Contains("Layer 2 of fake", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_goes_to_standard_output()
    {
        Assert.Equal(0, await RunAsync("--format", "svg", "--help"));
        Assert.StartsWith("Usage: ", Output, StringComparison.Ordinal);
        Assert.Empty(_site.Fake.Log.Calls);
    }

    [Fact]
    public async Task A_hypervisor_that_cannot_be_reached_is_an_error_with_the_next_step()
    {
        await _site.Fake.StopAsync();
        Assert.Equal(1, await RunAsync("--format", "svg"));
        Assert.StartsWith("Error: Hypervisor not reachable\n\n", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not exist. Start ", _errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(Output);
    }

    [Fact]
    public async Task A_hypervisor_that_denies_access_or_hangs_up_is_an_error()
    {
        using (_site.Fake.Hooks.Fail(LibvirtProcedure.ConnectListDomains, LibvirtErrorCode.AccessDenied))
        {
            Assert.Equal(1, await RunAsync());
        }

        Assert.StartsWith("Error: Hypervisor denied access\n\n", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("read-only access to all domains", _errors.ToString(), StringComparison.Ordinal);

        _errors.GetStringBuilder().Clear();
        using (_site.Fake.Hooks.Add(LibvirtProcedure.ConnectGetHostname, new LibvirtFake.CallHook { DropBefore = true }))
        {
            Assert.Equal(1, await RunAsync());
        }

        Assert.StartsWith("Error: Connection to the hypervisor lost\n\n", _errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("apply", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br9", "Bridge not found", "Bridges of the host: br0.")]
    [InlineData("uplink0", "Not a bridge", "it is a port of \"br0\"")]
    public async Task A_missing_bridge_is_an_error(string bridge, string summary, string detail)
    {
        Assert.Equal(1, await RunAsync("--bridge", bridge));
        Assert.StartsWith($"Error: {summary}\n\n", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(detail, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_access_to_the_host_only_bridges_with_NICs_or_networks_are_drawn()
    {
        _site.Host.IsUnreadable = true;
        Assert.Equal(0, await RunAsync("--bridge", "br0"));
        Assert.Equal(1, await RunAsync("--bridge", "br9"));
        Assert.Contains("the bridges of the host could not be read", _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        new MapCommand(Surroundings()).RunAsync(["--uri", $"{_site.Fake.Uri}", .. arguments]);

    private MapSurroundings Surroundings() => new(_output, _errors, _environment.GetValueOrDefault, _isTerminal, _site.Host.Access);
}
