using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TerraformPlugin.Logging;

/// <summary>Leads the web server's own log lines into the provider's log.</summary>
internal sealed class ServerLoggerFactory : ILoggerFactory
{
    /// <summary>A factory that does nothing while the log is off, which is the usual case and the quick one.</summary>
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
            // The server's details matter to nobody but its authors: one level lower than it thinks.
            LogLevel.Trace or LogLevel.Debug => PluginLogLevel.Trace,
            LogLevel.Information => PluginLogLevel.Debug,
            LogLevel.Warning => PluginLogLevel.Warn,
            _ => PluginLogLevel.Error,
        };
    }
}
