namespace Demo;

/// <summary>Compares the observations with the expected state.</summary>
internal static class Verdict
{
    public static IReadOnlyList<string> FindProblems(IReadOnlyList<SiteGuest> guests, IReadOnlyList<Stage> stages) =>
        [.. stages.SelectMany(stage => guests.SelectMany(
            (guest, index) => FindProblems(guest, stage, stages[0].Guests[index], stage.Guests[index])))];

    private static IEnumerable<string> FindProblems(SiteGuest guest, Stage stage, Observation before, Observation now)
    {
        int[] vlans = stage.VlanOf is { } vlanOf ? [vlanOf(guest)] : [];
        if ((now.LiveNics, now.ConfiguredNics, now.GuestNics) != (vlans.Length, vlans.Length, vlans.Length))
        {
            yield return $"{stage.Name}: expected number of NICs of {guest.Name}: {vlans.Length}. "
                + $"Found: {now.LiveNics} live, {now.ConfiguredNics} persistent, {now.GuestNics} in the guest";
        }

        if (!now.AnsweredTo.SequenceEqual(vlans))
        {
            var answered = string.Join(", ", now.AnsweredTo);
            yield return $"{stage.Name}: {guest.Name} answers VLANs [{answered}], expected: [{string.Join(", ", vlans)}]";
        }

        if ((now.BootId, now.QemuProcess) != (before.BootId, before.QemuProcess))
        {
            yield return $"{stage.Name}: {guest.Name} was restarted";
        }
    }
}
