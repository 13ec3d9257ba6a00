using System.Text;

namespace Demo;

/// <summary>The table of the stages, with one row per guest.</summary>
internal static class Table
{
    public static string Format(IReadOnlyList<SiteGuest> guests, IReadOnlyList<Stage> stages)
    {
        var text = new StringBuilder();
        Line(["", .. stages.Select(stage => stage.Name)]);
        Line([.. Enumerable.Repeat(new string('-', 17), stages.Count + 1)]);
        foreach (var (guest, index) in guests.Select((guest, index) => (guest, index)))
        {
            Line([$"{guest.Name} answers", .. stages.Select(stage => Answers(stage.Guests[index]))]);
        }

        Line(["guests restarted", .. stages.Select(stage => $"{Restarted(stage)} of {guests.Count}")]);
        return text.ToString();

        void Line(IEnumerable<string> cells) =>
            text.AppendLine(string.Join("  ", cells.Select(cell => $"{cell,-17}")).TrimEnd());

        int Restarted(Stage stage) => stage.Guests
            .Where((guest, index) =>
                guest.BootId != stages[0].Guests[index].BootId || guest.QemuProcess != stages[0].Guests[index].QemuProcess)
            .Count();
    }

    /// <summary>An observation of a guest as a sentence.</summary>
    public static string Describe(SiteGuest guest, Observation observation) => observation.GuestNics == 0
        ? $"{guest.Name} has no NIC"
        : $"{guest.Name} answers {string.Join(", ", observation.Calls)}";

    private static string Answers(Observation guest) =>
        guest.GuestNics == 0 ? "no NIC" : guest.AnsweredTo.Count == 0 ? "no VLAN" : $"VLAN {string.Join(", ", guest.AnsweredTo)}";
}
