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

    private static string Gates(Gate gate, int count) => $$"""
        resource "fixture_gate" "these" {
          count = {{count}}
          gate  = "{{gate.Address}}"
        }
        """;
}
