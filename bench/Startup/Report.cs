namespace Startup;

/// <summary>Prints medians, minima and ratios, compared with the targets.</summary>
internal static class Report
{
    private const double LineTarget = 0.70;
    private const double FirstCallTarget = 0.75;
    private const double MemoryTarget = 24;

    public static void Write(
        Contestant ours, Contestant schema, Contestant peer, IReadOnlyDictionary<Contestant, List<Measurement>> results)
    {
        Console.WriteLine($"n = {results[ours].Count}, mutual TLS, alternating; milliseconds after spawn, median (minimum)");
        Console.WriteLine($"{"",-26}{"line",18}{"first answer",18}{"RSS MiB",10}");
        foreach (var contestant in (IEnumerable<Contestant>)[ours, schema, peer])
        {
            var rows = results[contestant];
            Console.WriteLine(
                $"{contestant.Name,-26}{Show(rows, m => m.Line),18}{Show(rows, m => m.FirstCall),18}{Memory(rows),10:F1}");
        }

        var line = Ratio(results, ours, peer, m => m.Line);
        var first = Ratio(results, ours, peer, m => m.FirstCall);
        var first6 = Ratio(results, schema, peer, m => m.FirstCall);
        var memory = Memory(results[schema]);
        Console.WriteLine($"ratio to the line          {line:F2}  (target ≤ {LineTarget:F2})");
        Console.WriteLine($"ratio to the first answer  {first:F2}  (target ≤ {FirstCallTarget:F2}); with GetProviderSchema {first6:F2}");
        Console.WriteLine($"memory                     {memory:F1} MiB  (target ≤ {MemoryTarget:F0})");
        Console.WriteLine($"executable                 {new FileInfo(ours.Executable).Length / 1e6:F1} MB");
        Console.WriteLine(
            line <= LineTarget && first <= FirstCallTarget && memory <= MemoryTarget ? "all targets met" : "a target was missed");
    }

    private static string Show(List<Measurement> rows, Func<Measurement, TimeSpan> figure) =>
        $"{Median(rows, m => figure(m).TotalMilliseconds):F1} ({rows.Min(m => figure(m).TotalMilliseconds):F1})";

    private static double Ratio(
        IReadOnlyDictionary<Contestant, List<Measurement>> results, Contestant a, Contestant b,
        Func<Measurement, TimeSpan> figure) =>
        Median(results[a], m => figure(m).TotalMilliseconds) / Median(results[b], m => figure(m).TotalMilliseconds);

    private static double Memory(List<Measurement> rows) => Median(rows, m => m.ResidentBytes / 1024.0 / 1024.0);

    private static double Median(List<Measurement> rows, Func<Measurement, double> figure)
    {
        var sorted = rows.Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
