namespace TerraformPlugin.Lifetime;

/// <summary>How long each step of the end may take.</summary>
/// <param name="Patience">For running calls to finish undisturbed.</param>
/// <param name="Grace">For running calls to answer after they were cancelled.</param>
/// <param name="Connections">For connections to close.</param>
/// <param name="Provider">For the provider to let go of what it holds.</param>
internal readonly record struct EndLimits(TimeSpan Patience, TimeSpan Grace, TimeSpan Connections, TimeSpan Provider)
{
    // Together well below the two seconds after which the host kills.
    private static readonly EndLimits Quick = new(
        TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.3));

    // Nobody waits, so what runs may finish: a half-plugged NIC helps nobody.
    private static readonly EndLimits Unhurried = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(5));

    private static readonly EndLimits ByHand = new(
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(5));

    public static EndLimits For(EndReason reason) => reason switch
    {
        EndReason.Shutdown => Quick,
        EndReason.Interrupted => ByHand,
        _ => Unhurried,
    };
}
