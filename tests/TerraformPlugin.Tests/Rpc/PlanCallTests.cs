using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Rpc;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;

namespace TerraformPlugin.Tests.Rpc;

public sealed class PlanCallTests : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly FakeProvider _provider = new();
    private readonly ProviderService _service;

    public PlanCallTests() => _service = new ProviderService(_provider);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    public static TheoryData<string, Action<TfObject>> InvalidPlans => new()
    {
        { "vlan", p => p.Set(Vlan, 7) },
        { "vlan", p => p.Set(Vlan, Tf<long>.Unknown) },
        { "name", p => p.Set(Name, "other") },
        { "name", p => p.Set(Name, Tf<string>.Null) },
        { "secret", p => p.Set(Secret, "secret") },
        { "trunk", p => p.Set(Trunk, new TfObject(Trunk.Schema)) },
        { "ports", p => p.Set(Ports, Tf<IReadOnlyList<Tf<TfObject>>>.Null) },
        { "ports", p => p.Set(Ports, Tf<IReadOnlyList<Tf<TfObject>>>.Unknown) },
        { "ports", p => p.Set(Ports, List()) },
        { "ports/0", p => p.Set(Ports, List(Element(Ports, "b"))) },
        { "rule", p => p.Set(Rule, List()) },
        { "rule/0/key", p => p.Set(Rule, List(Element(Rule.Schema, "b"))) },
        { "extra", p => p.Set(Extra, Element(Extra.Schema, "b")) },
        { "options/vlan", p =>
            {
                var options = p.Get(Options).Value;
                options.Set(Vlan, 4);
                p.Set(Options, options);
            }
        },
    };

    [Fact]
    public async Task A_create_is_planned_without_prior_state()
    {
        var response = await _service.PlanResourceChange(Messages.Plan(null, Config(c => c.Set(Vlan, 30))), Token);

        Assert.Empty(response.Diagnostics);
        Assert.Empty(response.RequiresReplace);
        Assert.False(response.LegacyTypeSystem);
        Assert.True(Messages.Read(response.PlannedState).Get(Id).IsUnknown);
    }

    [Fact]
    public async Task A_destroy_is_planned_as_null_and_keeps_the_private_bytes()
    {
        PlanOperation? seen = null;
        _provider.Thing.OnPlan = (r, _) =>
        {
            seen = r.Operation;
            Assert.Equal("id-1", r.Prior!.Get(Id).Value);
            return Task.CompletedTask;
        };
        var response = await _service.PlanResourceChange(Messages.Plan(Messages.State(), null), Token);

        Assert.Empty(response.Diagnostics);
        Assert.True(Messages.IsNull(response.PlannedState));
        Assert.Equal(Messages.Private, response.PlannedPrivate);
        Assert.Equal(PlanOperation.Delete, seen);
    }

    [Fact]
    public async Task A_plan_without_changes_is_the_prior_state_and_private_bytes()
    {
        var state = Messages.State();
        var response = await _service.PlanResourceChange(Messages.Plan(state, Config()), Token);

        Assert.Empty(response.Diagnostics);
        Assert.Equal(state.Raw, Messages.Read(response.PlannedState).Raw);
        Assert.Equal(Messages.Private, response.PlannedPrivate);
    }

    [Fact]
    public async Task Paths_that_require_replacement_are_sent_in_order()
    {
        _provider.Thing.OnPlan = (r, _) =>
        {
            Assert.True(r.WillBeReplaced);
            r.RequiresReplace.Add(AttributePath.Of("id"));
            r.Private = new byte[] { 9 };
            return Task.CompletedTask;
        };
        var response = await _service.PlanResourceChange(
            Messages.Plan(Messages.State(), Config(c => c.Set(Name, "db"))), Token);

        Assert.Equal(["id", "name"], response.RequiresReplace.Select(Messages.Text));
        Assert.Equal(new byte[] { 9 }, response.PlannedPrivate.ToByteArray());
    }

    [Fact]
    public async Task A_create_sends_no_paths_that_require_replacement()
    {
        _provider.Thing.OnPlan = (r, _) =>
        {
            r.RequiresReplace.Add(AttributePath.Of("id"));
            return Task.CompletedTask;
        };

        Assert.Empty((await _service.PlanResourceChange(Messages.Plan(null, Config()), Token)).RequiresReplace);
    }

    [Fact]
    public async Task A_prior_value_that_is_no_longer_configured_is_not_kept()
    {
        _provider.Thing.OnPlan = (r, _) =>
        {
            r.Planned!.Set(Vlan, 30);
            return Task.CompletedTask;
        };
        var request = Messages.Plan(Messages.State(s => s.Set(Vlan, 30)), Config());

        Assert.Equal("vlan", Messages.Text(Messages.OnlyError((await _service.PlanResourceChange(request, Token)).Diagnostics).Attribute));
    }

    [Fact]
    public async Task Values_that_the_resource_computes_are_in_the_plan()
    {
        _provider.Thing.OnPlan = (r, _) =>
        {
            r.Planned!.Set(Mac, "52:00:00:00:00:01");
            r.Diagnostics.AddWarning("Careful", "Something.", AttributePath.Of("mac"));
            return Task.CompletedTask;
        };
        var response = await _service.PlanResourceChange(Messages.Plan(null, Config()), Token);

        Assert.Equal("52:00:00:00:00:01", Messages.Read(response.PlannedState).Get(Mac).Value);
        Assert.Equal("mac", Messages.Text(Assert.Single(response.Diagnostics).Attribute));
    }

    [Theory]
    [MemberData(nameof(InvalidPlans), DisableDiscoveryEnumeration = true)]
    public async Task An_invalid_plan_is_reported_as_a_bug_at_its_attribute(string path, Action<TfObject> mistake)
    {
        _provider.Thing.OnPlan = (r, _) =>
        {
            mistake(r.Planned!);
            return Task.CompletedTask;
        };
        var config = Config(c =>
        {
            c.Set(Ports, List(Element(Ports, "a")));
            c.Set(Rule, List(Element(Rule.Schema, "a")));
        });
        var error = Messages.OnlyError((await _service.PlanResourceChange(Messages.Plan(null, config), Token)).Diagnostics);

        Assert.Equal(path, Messages.Text(error.Attribute));
    }

    [Fact]
    public async Task Changes_to_copies_of_prior_state_and_configuration_do_not_affect_the_check()
    {
        _provider.Thing.OnPlan = (r, _) =>
        {
            r.Config!.Set(Vlan, 7);
            r.Planned!.Set(Vlan, 7);
            return Task.CompletedTask;
        };

        Messages.OnlyError((await _service.PlanResourceChange(Messages.Plan(null, Config()), Token)).Diagnostics);
    }

    [Fact]
    public async Task Every_exception_becomes_a_diagnostic()
    {
        _provider.Thing.OnPlan = (_, _) => throw new DiagnosticException("No", "Not so.", AttributePath.Of("vlan"));
        var error = Messages.OnlyError((await _service.PlanResourceChange(Messages.Plan(null, Config()), Token)).Diagnostics);
        Assert.Equal(("No", "Not so.", "vlan"), (error.Summary, error.Detail, Messages.Text(error.Attribute)));

        _provider.Thing.OnPlan = (_, _) => throw new TypeInitializationException("T", new FormatException("bad"));
        error = Messages.OnlyError((await _service.PlanResourceChange(Messages.Plan(null, Config()), Token)).Diagnostics);
        Assert.Contains("bad", error.Detail, StringComparison.Ordinal);
    }
}
