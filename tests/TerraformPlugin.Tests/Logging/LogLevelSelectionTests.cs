using TerraformPlugin.Logging;

namespace TerraformPlugin.Tests.Logging;

public sealed class LogLevelSelectionTests
{
    [Theory]
    [InlineData(null, null, null, PluginLogLevel.Off)]
    [InlineData("INFO", null, null, PluginLogLevel.Info)]
    [InlineData("TRACE", "warn", null, PluginLogLevel.Warn)]
    [InlineData("TRACE", "WARN", "Error", PluginLogLevel.Error)]
    [InlineData("TRACE", "WARN", "off", PluginLogLevel.Off)]
    [InlineData("OFF", null, "DEBUG", PluginLogLevel.Debug)]
    [InlineData("JSON", null, null, PluginLogLevel.Trace)]
    [InlineData("yes", null, null, PluginLogLevel.Trace)]
    [InlineData("ERROR", "", "", PluginLogLevel.Error)]
    public void The_most_specific_variable_takes_precedence(string? all, string? providers, string? own, object level)
    {
        var variables = new Dictionary<string, string?> { ["TF_LOG"] = all, ["TF_LOG_PROVIDER"] = providers, ["OWN"] = own };

        Assert.Equal(level, LogLevelSelection.Select("OWN", name => variables.GetValueOrDefault(name)));
    }
}
