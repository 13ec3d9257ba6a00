using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TerraformPlugin.Schemas;

/// <summary>Durations in Go's format, as usual in Terraform: <c>30s</c>, <c>5m</c>, <c>1h30m</c>.</summary>
public static class GoDuration
{
    private const int LongestText = 64;

    // As in Go, 2^63 nanoseconds.
    private const decimal MaxTicks = long.MaxValue / 100;

    // The longest time that the timers of .NET can wait: 49 days.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // "ms" before "m". Micro comes in two spellings: U+00B5 and U+03BC.
    private static readonly string[] Units = ["ns", "us", "\u00b5s", "\u03bcs", "ms", "s", "m", "h"];

    /// <summary>Reads a duration. Negative durations and those above 292 years are invalid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null or "" || text.Length > LongestText)
        {
            return false;
        }

        if (text == "0")
        {
            return true;
        }

        var ticks = 0m;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var digits = LengthOfNumber(rest);
            if (digits == 0
                || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..];
            var unit = UnitAt(rest);
            // Compared before the multiplication, which can overflow.
            if (unit is null || number > (MaxTicks - ticks) / TicksOf(unit))
            {
                return false;
            }

            ticks += number * TicksOf(unit);
            rest = rest[unit.Length..];
        }

        duration = TimeSpan.FromTicks((long)ticks);
        return true;
    }

    /// <summary>
    /// Reads a duration as the time limit of an operation. It must be positive; one that exceeds the 49 days of a timer is shortened
    /// to them.
    /// </summary>
    public static bool TryParseLimit([NotNullWhen(true)] string? text, out TimeSpan limit)
    {
        if (!TryParse(text, out limit) || limit <= TimeSpan.Zero)
        {
            return false;
        }

        limit = limit < LongestLimit ? limit : LongestLimit;
        return true;
    }

    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == '.'))
        {
            length++;
        }

        return length;
    }

    private static string? UnitAt(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }

    private static decimal TicksOf(string unit) => unit switch
    {
        "ns" => 0.01m,
        "us" or "\u00b5s" or "\u03bcs" => TimeSpan.TicksPerMicrosecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        _ => TimeSpan.TicksPerHour,
    };
}
