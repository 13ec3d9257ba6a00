using Hypervisors.Terraform;

namespace Acceptance.Tests.Configurations;

/// <summary>A wrong configuration is refused as early as it can be, once, at the attribute, with the next step.</summary>
public sealed class MistakeTests(MistakenDomain domain) : IClassFixture<MistakenDomain>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Descriptions => [.. Mistakes.All.Select(mistake => mistake.Description)];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public async Task The_earliest_possible_command_reports_a_mistake_at_its_attribute(string description)
    {
        var mistake = Mistakes.All.Single(mistake => mistake.Description == description).About(domain);
        await using var terraform = await TerraformWorkspace.CreateAsync(domain.Hypervisor.Uri, Token);
        await terraform.WriteAsync(mistake.Configuration, Token);

        var result = mistake.Stage switch
        {
            Stage.Validate => await terraform.ValidateAsync(Token),
            Stage.Plan => await terraform.PlanAsync(Token),
            _ => await terraform.ApplyAsync(Token),
        };

        var error = Assert.Single(result.Errors);
        Assert.Equal(mistake.Summary, error.Summary);
        Assert.True(mistake.IsDetail(error.Detail), error.Detail);
        Assert.Equal(mistake.PointsAt.Trim(), error.Snippet?.Trim() ?? "");
        Assert.Equal(mistake.Warnings, result.Warnings.Select(warning => warning.Summary).Distinct());
        if (mistake.Stage == Stage.Apply)
        {
            // The plan before had no objection: what is missing might have been made by then.
            Assert.NotEmpty(result.PlannedActions);
        }
    }
}
