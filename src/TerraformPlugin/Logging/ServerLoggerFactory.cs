using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TerraformPlugin.Logging;

/// <summary>Forwards the log lines of the web server to the log of the provider.</summary>
internal sealed class ServerLoggerFactory : ILoggerFactory
{
    /// <summary>Returns a factory that does nothing if the log is off, which is the usual case.</summary>
    public static ILoggerFactory ForCurrentLevel() =>
        PluginLog.IsEnabled(PluginLogLevel.Error) ? new ServerLoggerFactory() : NullLoggerFactory.Instance;

    public ILogger CreateLogger(string categoryName) => new ServerLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("The provider's log has one destination.");

    public void Dispose()
    {
    }

    private sealed class ServerLogger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => PluginLog.IsEnabled(Translate(logLevel));

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            if (exception is null)
            {
                PluginLog.Write(Translate(logLevel), formatter(state, null), ("source", category));
            }
            else
            {
                PluginLog.Write(
                    Translate(logLevel), formatter(state, exception), ("source", category), ("error", exception));
            }
        }

        private static PluginLogLevel Translate(LogLevel level) => level switch
        {
            LogLevel.None => PluginLogLevel.Off,
            // Details of the server are of little interest: its levels are lowered by one.
            LogLevel.Trace or LogLevel.Debug => PluginLogLevel.Trace,
            LogLevel.Information => PluginLogLevel.Debug,
            LogLevel.Warning => PluginLogLevel.Warn,
            _ => PluginLogLevel.Error,
        };
    }
}
