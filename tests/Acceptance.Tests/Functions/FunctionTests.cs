using System.Text.Json;
using Hypervisors.Commands;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Functions;

/// <summary>The functions as Terraform itself calls them: in its console, and in <c>terraform test</c> under mocks.</summary>
public sealed class FunctionTests(ITestOutputHelper output)
{
    // No hypervisor answers there: a function needs none.
    private const string Nowhere = "qemu:///system?socket=/nonexistent";

    private const string Configuration =
        """
        resource "hv_network_attachment" "lan" {
          domain = "web01"
          name   = "lan"
          bridge = "br0"
          trunk  = { tags = provider::hv::vlan_ranges([31, 30, 20]) }
        }

        resource "terraform_data" "later" {}

        output "mac" {
          value = provider::hv::mac_address("web01", "lan", null)
        }

        output "later" {
          value = provider::hv::mac_address(terraform_data.later.id, "lan", null)
        }
        """;

    private const string MockedTest =
        """
        mock_provider "hv" {}

        run "plan" {
          command = plan

          assert {
            condition     = output.mac == provider::hv::mac_address("web01", "lan", "")
            error_message = "The address is not known."
          }

          assert {
            condition     = hv_network_attachment.lan.trunk.tags == tolist(["20", "30-31"])
            error_message = "The tags are not known."
          }
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_shows_results()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Nowhere, Token);

        Assert.Equal("[20,30,31,32]", await EvaluateAsync(terraform, "provider::hv::vlan_expand([\"30-32\", 20])"));
        Assert.Equal("[\"20\",\"30-32\"]", await EvaluateAsync(terraform, "provider::hv::vlan_ranges([32, 20, \"31\", 30])"));

        // The known answer: computed from the documented rule with coreutils alone.
        var mac = await terraform.RunScriptAsync(
            """
            byte() { printf "\\x$(printf %02x $(($1 & 255)))"; }
            field() { for shift in 24 16 8 0; do byte $((${#1} >> shift)); done; printf %s "$1"; }
            { field site1; field web01; field lan; } | sha256sum | sed -E 's/^(..)(..)(..)(..)(..).*/52:\1:\2:\3:\4:\5/'
            """,
            Token);
        Assert.Equal(
            $"\"{mac.Output.Trim()}\"", await EvaluateAsync(terraform, "provider::hv::mac_address(\"web01\", \"lan\", \"site1\")"));
    }

    [Fact]
    public async Task Invalid_arguments_are_errors_at_the_argument()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Nowhere, Token);
        foreach (var (call, parameter, text) in new (string, string?, string)[]
        {
            ("mac_address(\"\", \"lan\", \"\")", "domain", "The name of the domain must not be empty."),
            ("mac_address(\"5a1e0000-0000-4000-8000-000000000001\", \"lan\", \"\")", "domain", "is a UUID"),
            ("mac_address(null, \"lan\", \"\")", "domain", "argument must not be null"),
            ("mac_address(\"web01\", \"net0\", \"\")", "name", "reserved for libvirt's own aliases"),
            ("mac_address(\"web01\", \"lan\")", null, "Missing value for \"namespace\""),
            ("mac_address(\"web01\", \"lan\", \"\", \"\")", null, "expects only 3 argument(s)"),
            ("vlan_expand([\"30-\"])", "vlans", "Element 0 must be a VLAN ID such as \"30\""),
            ("vlan_expand([\"39-30\"])", "vlans", "must start with the smaller VLAN ID"),
            ("vlan_expand([20, 4095])", "vlans", "Element 1 must contain VLAN IDs between 1 and 4094"),
            ("vlan_expand(\"30\")", "vlans", "list of string required"),
            ("vlan_ranges([30, 0])", "vlans", "Element 1 must be a VLAN ID between 1 and 4094; found 0."),
            ("vlan_ranges([1.5])", "vlans", "must be a whole number"),
            ("vlan_range([30])", null, "is not available from the provider"),
        })
        {
            var result = await RunConsoleAsync(terraform, $"provider::hv::{call}");
            var words = result.Errors.Replace("│", "", StringComparison.Ordinal)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var message = string.Join(' ', words);
            output.WriteLine($"{call}\n    {message}");
            Assert.Contains(text, message, StringComparison.Ordinal);
            if (parameter is not null)
            {
                Assert.Contains($"Invalid value for \"{parameter}\" parameter", message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Results_are_known_in_a_plan_under_mocks_unless_an_argument_is_unknown()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Nowhere, Token);
        await terraform.WriteAsync(Configuration, Token);
        Directory.CreateDirectory(Path.Combine(terraform.Folder, "tests"));
        await terraform.WriteAsync("tests/functions.tftest.hcl", MockedTest, Token);
        await terraform.WriteMirrorAsync(Token);
        (await terraform.RunAsync(["init", "-input=false"], Token)).OrThrow();

        var result = (await terraform.RunAsync(["test", "-no-color"], Token)).OrThrow();
        Assert.Contains("1 passed, 0 failed", result.Command.Output, StringComparison.Ordinal);
    }

    private static async Task<string> EvaluateAsync(TerraformWorkspace terraform, string expression)
    {
        var result = await RunConsoleAsync(terraform, $"jsonencode({expression})");
        Assert.Equal("", result.Errors);

        // The console prints a string as it would be written.
        return JsonSerializer.Deserialize<string>(result.Output)!;
    }

    private static Task<CommandResult> RunConsoleAsync(TerraformWorkspace terraform, string expression) =>
        terraform.RunScriptAsync(
            $"""
            cat <<'END' | terraform console -no-color 2> errors || true
            {expression}
            END
            grep -v '^$' errors >&2 || true
            """,
            Token);
}
