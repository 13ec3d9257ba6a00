using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>A resource that a test controls. By default all operations succeed.</summary>
internal sealed class FakeResource : Resource
{
    internal static readonly byte[] NewPrivate = [0, 255, 7];

    public override string TypeName => "fake_thing";

    public override Schema Schema => FakeSchema.Thing;

    internal Func<ValidateResourceRequest, CancellationToken, Task> OnValidate { get; set; } = (_, _) => Task.CompletedTask;

    internal Func<PlanResourceRequest, CancellationToken, Task> OnPlan { get; set; } = (_, _) => Task.CompletedTask;

    internal Func<ReadResourceRequest, CancellationToken, Task<ResourceResult>> OnRead { get; set; } =
        (r, _) => Task.FromResult(new ResourceResult(r.State, r.Private));

    internal Func<CreateResourceRequest, CancellationToken, Task<ResourceResult>> OnCreate { get; set; } =
        (r, _) => Task.FromResult(new ResourceResult(Fill.Unknowns(r.Planned), NewPrivate));

    internal Func<UpdateResourceRequest, CancellationToken, Task<ResourceResult>> OnUpdate { get; set; } =
        (r, _) => Task.FromResult(new ResourceResult(Fill.Unknowns(r.Planned), r.Private));

    internal Func<DeleteResourceRequest, CancellationToken, Task<ResourceResult>> OnDelete { get; set; } =
        (_, _) => Task.FromResult(ResourceResult.Gone);

    internal Func<ImportResourceRequest, IReadOnlyList<ResourceResult>>? OnImport { get; set; }

    public override Task ValidateAsync(ValidateResourceRequest request, CancellationToken cancellationToken) =>
        OnValidate(request, cancellationToken);

    public override Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        OnPlan(request, cancellationToken);

    public override Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken) =>
        OnRead(request, cancellationToken);

    public override Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken) =>
        OnCreate(request, cancellationToken);

    public override Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken) =>
        OnUpdate(request, cancellationToken);

    public override Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken) =>
        OnDelete(request, cancellationToken);

    public override Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken) =>
        OnImport is null ? base.ImportAsync(request, cancellationToken) : Task.FromResult(OnImport(request));
}
