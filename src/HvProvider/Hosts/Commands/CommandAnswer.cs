namespace HvProvider.Hosts.Commands;

/// <summary>The result of a command.</summary>
internal abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    /// <summary>The command has exited.</summary>
    /// <param name="ExitCode">0 is success.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Errors">Standard error, for messages only.</param>
    internal sealed record Finished(int ExitCode, string Output, string Errors) : CommandAnswer
    {
        /// <summary>Whether it succeeded.</summary>
        public bool IsSuccess => ExitCode == 0;
    }

    /// <summary>The program is not installed.</summary>
    internal sealed record NotInstalled : CommandAnswer;

    /// <summary>The program is installed, but could not be started: the system lacks resources, or denies it.</summary>
    /// <param name="Reason">The reason as the system words it, without a full stop.</param>
    internal sealed record NotStarted(string Reason) : CommandAnswer;

    /// <summary>The command was terminated after the timeout.</summary>
    /// <param name="Limit">The timeout.</param>
    internal sealed record TimedOut(TimeSpan Limit) : CommandAnswer;

    /// <summary>The command exceeded the output limit and was terminated.</summary>
    /// <param name="Limit">The limit in bytes.</param>
    internal sealed record TooMuchOutput(int Limit) : CommandAnswer;
}
