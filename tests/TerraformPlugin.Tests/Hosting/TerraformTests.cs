using System.Text;
using System.Text.Json;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The fixture under the real Terraform.</summary>
public sealed class TerraformTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_does_not_complete_is_told_to_stop_when_Terraform_is_killed()
    {
        using var gate = new Gate();
        using var terraform = new TerraformRun(Gates(gate, 1));
        var apply = terraform.Start(["apply", "-auto-approve"], ("FIXTURE_FINISH_MILLISECONDS", "500"));
        await gate.ArrivedAsync(Cancel).WaitAsync(Fixture.Long, Cancel);

        apply.Kill();

        Assert.True(await gate.StoppedAsync(Cancel).WaitAsync(Fixture.Long, Cancel));
    }

    [Fact]
    public async Task As_many_operations_run_at_once_as_parallelism_permits()
    {
        const int Operations = 200;
        using var gate = new Gate();
        using var terraform = new TerraformRun(Gates(gate, Operations));
        var apply = terraform.Start(["apply", "-auto-approve", $"-parallelism={Operations}"]);
        await gate.ArrivedAsync(Cancel, Operations).WaitAsync(Fixture.Long, Cancel);

        await gate.OpenAsync(Cancel);
        var output = await TerraformRun.EndAsync(apply, Cancel).WaitAsync(Fixture.Long, Cancel);

        Assert.Contains($"{Operations} added", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_stops_as_many_operations_as_run()
    {
        const int Operations = 150;
        using var gate = new Gate();
        using var terraform = new TerraformRun(Gates(gate, Operations));
        var apply = terraform.Start(["apply", "-auto-approve", $"-parallelism={Operations}"]);
        await gate.ArrivedAsync(Cancel, Operations).WaitAsync(Fixture.Long, Cancel);

        // Only Terraform receives it, so that nothing but StopProvider reaches the plugin.
        Signal.Send(apply.Id, Signal.Interrupt);
        await TerraformRun.EndAsync(apply, Cancel).WaitAsync(Fixture.Long, Cancel);

        Assert.Equal(Operations, terraform.State.Split("\"stopped\"").Length - 1);
    }

    [Fact]
    public async Task A_failed_update_keeps_the_prior_state_and_private_data()
    {
        using var gate = new Gate();
        using var terraform = new TerraformRun(Gates(gate, 1));
        var apply = terraform.Start(["apply", "-auto-approve"]);
        await gate.ArrivedAsync(Cancel).WaitAsync(Fixture.Long, Cancel);
        await gate.OpenAsync(Cancel);
        await TerraformRun.EndAsync(apply, Cancel).WaitAsync(Fixture.Long, Cancel);
        var created = PrivateOf(terraform.State);

        terraform.Write(Gates(gate, 1, "mode = \"fail\""));
        var output = await TerraformRun.EndAsync(terraform.Start(["apply", "-auto-approve"]), Cancel).WaitAsync(Fixture.Long, Cancel);

        Assert.Contains("Update failed", output, StringComparison.Ordinal);
        Assert.Equal("created", created);
        Assert.Equal("created", PrivateOf(terraform.State));
        Assert.Contains("\"released\"", terraform.State, StringComparison.Ordinal);
    }

    private static string PrivateOf(string state)
    {
        using var json = JsonDocument.Parse(state);
        var instance = json.RootElement.GetProperty("resources")[0].GetProperty("instances")[0];
        return Encoding.UTF8.GetString(instance.GetProperty("private").GetBytesFromBase64());
    }

    private static string Gates(Gate gate, int count, string further = "") => $$"""
        resource "fixture_gate" "these" {
          count = {{count}}
          gate  = "{{gate.Address}}"
          {{further}}
        }
        """;
}
