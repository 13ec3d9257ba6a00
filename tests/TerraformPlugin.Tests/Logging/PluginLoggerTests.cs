using System.Globalization;
using System.Text;
using System.Text.Json;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Tests.Logging;

public sealed class PluginLoggerTests : IDisposable
{
    private readonly MemoryStream _output = new();

    [Fact]
    public void A_line_is_one_JSON_object_with_the_keys_of_hclog()
    {
        Logger(PluginLogLevel.Trace).Write(
            PluginLogLevel.Info, "two\nlines", ("text", "a\"b"), ("number", 42), ("flag", true), ("none", null), ("span", 2.5));

        var line = Assert.Single(Lines());
        using var json = JsonDocument.Parse(line);
        Assert.Equal("info", json.RootElement.GetProperty("@level").GetString());
        Assert.Equal("two\nlines", json.RootElement.GetProperty("@message").GetString());
        Assert.Equal("hv", json.RootElement.GetProperty("@module").GetString());
        Assert.Equal("a\"b", json.RootElement.GetProperty("text").GetString());
        Assert.Equal(42, json.RootElement.GetProperty("number").GetInt32());
        Assert.True(json.RootElement.GetProperty("flag").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("none").ValueKind);
        Assert.Equal("2.5", json.RootElement.GetProperty("span").GetString());
    }

    [Fact]
    public void The_timestamp_has_exactly_six_digits_after_the_second()
    {
        Logger(PluginLogLevel.Trace).Write(PluginLogLevel.Info, "now");

        using var json = JsonDocument.Parse(Assert.Single(Lines()));
        var text = json.RootElement.GetProperty("@timestamp").GetString();
        Assert.True(DateTime.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
    }

    [Theory]
    [InlineData(PluginLogLevel.Trace, 5)]
    [InlineData(PluginLogLevel.Debug, 4)]
    [InlineData(PluginLogLevel.Info, 3)]
    [InlineData(PluginLogLevel.Warn, 2)]
    [InlineData(PluginLogLevel.Error, 1)]
    [InlineData(PluginLogLevel.Off, 0)]
    public void Lines_below_the_level_are_not_written(PluginLogLevel minimum, int written)
    {
        var logger = Logger(minimum);

        foreach (var level in Enum.GetValues<PluginLogLevel>())
        {
            logger.Write(level, level.ToString());
        }

        Assert.Equal(written, Lines().Length);
    }

    [Fact]
    public void A_line_stays_below_the_length_at_which_Terraform_splits_it()
    {
        var text = new string('"', 100_000);
        Logger(PluginLogLevel.Trace).Write(PluginLogLevel.Info, text, ("a", text), ("b", text), ("c", text), ("d", text));

        Assert.True(Assert.Single(Lines()).Length < 64 * 1024);
    }

    [Fact]
    public void Invalid_text_and_reserved_keys_do_not_corrupt_the_line()
    {
        Logger(PluginLogLevel.Trace).Write(PluginLogLevel.Info, "half a \ud83d surrogate", ("@level", "x"));

        using var json = JsonDocument.Parse(Assert.Single(Lines()));
        Assert.Equal("info", json.RootElement.GetProperty("@level").GetString());
        Assert.Equal("x", json.RootElement.GetProperty("level").GetString());
    }

    public void Dispose() => _output.Dispose();

    private PluginLogger Logger(PluginLogLevel minimum) => new(minimum, "hv", _output);

    private string[] Lines() => Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
