using System.Globalization;
using System.Xml.Linq;
using HvProvider.Commands.Map.Svg;

namespace HvProvider.Tests.Commands.Map;

/// <summary>Measures a picture from outside: that no text runs into another one, or out of the picture.</summary>
internal static class SvgLayout
{
    private const double Ascent = 10;

    public static void AssertNothingOverlaps(XElement svg)
    {
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(Measure).ToArray();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.True(
            text.Left >= 0 && text.Right <= width && text.Top >= 0 && text.Bottom <= height, $"\"{text.Value}\" leaves the picture"));
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = i + 1; j < texts.Length; j++)
            {
                var (a, b) = (texts[i], texts[j]);
                Assert.False(
                    a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom,
                        $"\"{a.Value}\" and \"{b.Value}\" overlap");
            }
        }
    }

    // The widths of DejaVu, the widest of the fonts that are asked for.
    private static (string Value, double Left, double Right, double Top, double Bottom) Measure(XElement text)
    {
        var style = text.Attribute("class")!.Value.Split(' ');
        var value = text.Value;
        var width = style.Contains("code") ? TextMeasure.OfCode(value)
            : style.Contains("title") ? TextMeasure.Bold(value) * 18 / 13
            : style.Contains("name") ? TextMeasure.Bold(value)
            : style.Contains("pilltext") || style.Contains("marktext") ? TextMeasure.SmallBold(value)
            : style.Contains("faint") || style.Contains("doubttext") ? TextMeasure.Small(value)
            : TextMeasure.Words(value);
        var left = Number(text, "x") - (text.Attribute("text-anchor") is null ? 0 : width / 2.0);
        var bottom = Number(text, "y") + 3;
        return (value, left, left + width, bottom - 3 - Ascent, bottom);
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
