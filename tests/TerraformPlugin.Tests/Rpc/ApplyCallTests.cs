using TerraformPlugin.Resources;
using TerraformPlugin.Rpc;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Rpc;

public sealed class ApplyCallTests : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly FakeProvider _provider = new();
    private readonly ProviderService _service;

    public ApplyCallTests() => _service = new ProviderService(_provider);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private FakeResource Thing => _provider.Thing;

    [Fact]
    public async Task A_create_stores_the_state_and_the_private_bytes()
    {
        TimeSpan? timeout = null;
        var secret = "";
        Thing.OnCreate = (r, _) =>
        {
            timeout = r.Timeout;
            secret = r.Config.Get(Secret).Value;
            return Task.FromResult(new ResourceResult(Fill.Unknowns(r.Planned), FakeResource.NewPrivate));
        };
        var response = await CreateAsync(c => c.Set(Secret, "secret"));

        Assert.Empty(response.Diagnostics);
        Assert.Equal("web", Messages.Read(response.NewState).Get(Name).Value);
        Assert.True(Messages.Read(response.NewState).Raw.IsWhollyKnown);
        Assert.Equal(FakeResource.NewPrivate, response.Private.ToByteArray());
        Assert.Equal(TimeSpan.FromMinutes(5), timeout);
        Assert.Equal("secret", secret);
    }

    [Fact]
    public async Task A_create_that_fails_part_way_stores_the_known_values()
    {
        Thing.OnCreate = (r, _) =>
        {
            r.Planned.Set(Id, "id-1");
            r.Diagnostics.AddError("Half", "Only half of it.");
            return Task.FromResult(new ResourceResult(r.Planned, r.Private));
        };
        var response = await CreateAsync();

        Messages.OnlyError(response.Diagnostics);
        var state = Messages.Read(response.NewState);
        Assert.Equal("id-1", state.Get(Id).Value);
        Assert.True(state.Get(Tap).IsNull);
        Assert.Equal(Messages.Private, response.Private);
    }

    [Fact]
    public async Task A_create_that_throws_stores_nothing()
    {
        Thing.OnCreate = (_, _) => throw new InvalidOperationException("oops");
        var response = await CreateAsync();

        Messages.OnlyError(response.Diagnostics);
        Assert.True(Messages.IsNull(response.NewState));
    }

    [Fact]
    public async Task An_update_or_delete_that_throws_keeps_the_prior_state()
    {
        Thing.OnUpdate = (_, _) => throw new InvalidOperationException("oops");
        Thing.OnDelete = (_, _) => throw new InvalidOperationException("oops");
        var state = Messages.State();
        foreach (var response in new[] { await UpdateAsync(state), await DeleteAsync(state) })
        {
            Messages.OnlyError(response.Diagnostics);
            AssertKeepsPrior(response);
        }
    }

    [Fact]
    public async Task A_missing_state_without_an_error_is_an_error_and_keeps_the_prior_state()
    {
        Thing.OnCreate = (_, _) => Task.FromResult(ResourceResult.Gone);
        Thing.OnUpdate = (_, _) => Task.FromResult(ResourceResult.Gone);
        var state = Messages.State();

        Messages.OnlyError((await CreateAsync()).Diagnostics);
        var response = await UpdateAsync(state);
        Messages.OnlyError(response.Diagnostics);
        AssertKeepsPrior(response);
    }

    [Fact]
    public async Task A_create_is_stored_even_if_the_comparison_of_its_values_throws()
    {
        Thing.OnCreate = (r, _) =>
        {
            r.Planned.Set(Mac, UncomparableMac);
            return Task.FromResult(new ResourceResult(Fill.Unknowns(r.Planned), FakeResource.NewPrivate));
        };
        var response = await CreateAsync(c => c.Set(Mac, "52:54:00:00:00:01"));

        Assert.Equal("Unexpected error in the provider", Messages.OnlyError(response.Diagnostics).Summary);
        Assert.Equal(UncomparableMac, Messages.Read(response.NewState).Get(Mac).Value);
        Assert.Equal(FakeResource.NewPrivate, response.Private.ToByteArray());
    }

    [Fact]
    public async Task A_create_is_stored_as_planned_if_its_result_cannot_be_encoded()
    {
        Thing.OnCreate = (r, _) =>
        {
            r.Planned.SetRaw(Anything, TfValue.Dynamic(Deep(200)));
            return Task.FromResult(new ResourceResult(Fill.Unknowns(r.Planned), FakeResource.NewPrivate));
        };
        var response = await CreateAsync();

        Assert.NotEmpty(response.Diagnostics);
        var state = Messages.Read(response.NewState);
        Assert.Equal("web", state.Get(Name).Value);
        Assert.True(state.Get(Tap).IsNull);
        Assert.Equal(FakeResource.NewPrivate, response.Private.ToByteArray());
    }

    [Theory]
    [InlineData("5m", 300)]
    [InlineData("2000000h", uint.MaxValue / 1000)]
    [InlineData("2300000000000000000h", 90)]
    [InlineData("soon", 90)]
    public async Task A_time_limit_in_the_state_never_prevents_a_plan_or_a_delete(string limit, long seconds)
    {
        TimeSpan? timeout = null;
        Thing.OnDelete = (r, _) =>
        {
            timeout = r.Timeout;
            using var timer = new CancellationTokenSource(r.Timeout!.Value);
            return Task.FromResult(ResourceResult.Gone);
        };
        var limits = new TfObject(Timeouts.Schema);
        limits.Set((StringAttribute)Timeouts.Schema.Attributes[1], limit);
        var state = Messages.State(s => s.Set(Timeouts, limits));

        Assert.Empty((await _service.PlanResourceChange(Messages.Plan(state, Config()), Token)).Diagnostics);
        Assert.Empty((await DeleteAsync(state)).Diagnostics);
        Assert.Equal(seconds, (long)timeout!.Value.TotalSeconds);
    }

    [Fact]
    public async Task A_delete_stores_nothing()
    {
        var response = await DeleteAsync(Messages.State());

        Assert.Empty(response.Diagnostics);
        Assert.True(Messages.IsNull(response.NewState));
        Assert.Empty(response.Private);
    }

    [Fact]
    public async Task A_failed_delete_keeps_the_state_even_if_the_resource_returns_none()
    {
        Thing.OnDelete = (r, _) =>
        {
            r.Diagnostics.AddError("Still there", "It did not go.");
            return Task.FromResult(ResourceResult.Gone);
        };
        var state = Messages.State();
        var response = await DeleteAsync(state);

        Messages.OnlyError(response.Diagnostics);
        AssertKeepsPrior(response);
    }

    [Fact]
    public async Task A_delete_that_returns_a_state_without_an_error_is_a_bug()
    {
        Thing.OnDelete = (r, _) => Task.FromResult(new ResourceResult(r.Prior, r.Private));
        var response = await DeleteAsync(Messages.State());

        Messages.OnlyError(response.Diagnostics);
        Assert.False(Messages.IsNull(response.NewState));
    }

    [Theory]
    [InlineData("vlan")]
    [InlineData("tap")]
    [InlineData("old")]
    [InlineData("name")]
    public async Task A_result_that_differs_from_the_plan_is_reported_at_its_attribute(string attribute)
    {
        Thing.OnCreate = (r, _) =>
        {
            var state = Fill.Unknowns(r.Planned);
            switch (attribute)
            {
                case "vlan":
                    state.Set(Vlan, 31);
                    break;
                case "tap":
                    state.Set(Tap, Tf<string>.Unknown);
                    break;
                case "old":
                    state.Set(Old, "new");
                    break;
                default:
                    state.Set(Name, Tf<string>.Null);
                    break;
            }

            return Task.FromResult(new ResourceResult(state));
        };
        var response = await CreateAsync(c => c.Set(Vlan, 30));

        Assert.Equal(attribute, Messages.Text(Messages.OnlyError(response.Diagnostics).Attribute));
        Assert.True(Messages.Read(response.NewState).Raw.IsWhollyKnown);
    }

    [Fact]
    public async Task An_equivalent_result_keeps_the_spelling_of_the_plan()
    {
        Thing.OnCreate = (r, _) =>
        {
            var state = Fill.Unknowns(r.Planned);
            state.Set(Mac, "52:54:00:00:00:ab");
            return Task.FromResult(new ResourceResult(state));
        };
        var response = await CreateAsync(c => c.Set(Mac, "52:54:00:00:00:AB"));

        Assert.Empty(response.Diagnostics);
        Assert.Equal("52:54:00:00:00:AB", Messages.Read(response.NewState).Get(Mac).Value);
    }

    [Fact]
    public async Task A_write_only_value_is_never_stored()
    {
        Thing.OnCreate = (r, _) =>
        {
            var state = Fill.Unknowns(r.Planned);
            state.Set(Secret, r.Config.Get(Secret));
            return Task.FromResult(new ResourceResult(state));
        };
        var response = await CreateAsync(c => c.Set(Secret, "secret"));

        Assert.Empty(response.Diagnostics);
        Assert.True(Messages.Read(response.NewState).Get(Secret).IsNull);
    }

    [Fact]
    public async Task Stop_cancels_running_operations_and_the_next_configuration_permits_new_ones()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Thing.OnUpdate = async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, token);
            return ResourceResult.Gone;
        };
        var state = Messages.State();
        var running = UpdateAsync(state);
        await started.Task;
        Assert.Equal("", (await _service.StopProvider(new(), Token)).Error);
        var response = await running;

        Assert.Equal("Operation interrupted", Messages.OnlyError(response.Diagnostics).Summary);
        AssertKeepsPrior(response);
        Assert.NotEmpty((await StoppableReadAsync()).Diagnostics);

        _ = await _service.ConfigureProvider(new() { Config = Messages.Of(_provider.Schema.NewObject()) }, Token);
        Assert.Empty((await StoppableReadAsync()).Diagnostics);
    }

    [Fact]
    public async Task The_end_of_the_process_cancels_an_apply()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ending = new CancellationTokenSource();
        Thing.OnDelete = async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, token);
            return ResourceResult.Gone;
        };
        var running = _service.ApplyResourceChange(Messages.Apply(Messages.State(), null, null), ending.Token);
        await started.Task;
        await ending.CancelAsync();

        Assert.Equal("Operation interrupted", Messages.OnlyError((await running).Diagnostics).Summary);
    }

    /// <summary>Terraform keeps the prior state and its private bytes if a failed operation returns no state.</summary>
    private static void AssertKeepsPrior(Proto.ApplyResourceChange.Types.Response response)
    {
        Assert.True(Messages.IsNull(response.NewState));
        Assert.Empty(response.Private);
    }

    private static TfValue Deep(int levels)
    {
        var value = TfValue.Bool(true);
        for (var i = 0; i < levels; i++)
        {
            value = TfValue.Tuple(value);
        }

        return value;
    }

    private async Task<Proto.ReadResource.Types.Response> StoppableReadAsync()
    {
        Thing.OnRead = (r, token) =>
        {
            token.ThrowIfCancellationRequested();
            return Task.FromResult(new ResourceResult(r.State, r.Private));
        };
        return await _service.ReadResource(
            new() { TypeName = Messages.Thing, CurrentState = Messages.Of(Messages.State()) }, Token);
    }

    private async Task<Proto.ApplyResourceChange.Types.Response> CreateAsync(Action<TfObject>? change = null)
    {
        var config = Config(change);
        var plan = await _service.PlanResourceChange(Messages.Plan(null, config), Token);
        Assert.Empty(plan.Diagnostics);
        return await _service.ApplyResourceChange(
            Messages.Apply(null, Messages.Read(plan.PlannedState), config), Token);
    }

    private async Task<Proto.ApplyResourceChange.Types.Response> UpdateAsync(TfObject state)
    {
        var config = Config(c => c.Set(Vlan, 99));
        var plan = await _service.PlanResourceChange(Messages.Plan(state, config), Token);
        Assert.Empty(plan.Diagnostics);
        return await _service.ApplyResourceChange(
            Messages.Apply(state, Messages.Read(plan.PlannedState), config), Token);
    }

    private Task<Proto.ApplyResourceChange.Types.Response> DeleteAsync(TfObject state) =>
        _service.ApplyResourceChange(Messages.Apply(state, null, null), Token);
}
