namespace HvProvider.Hosts.Commands;

/// <summary>What became of a command.</summary>
internal abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    /// <summary>The command ran to its end.</summary>
    /// <param name="ExitCode">0 is success.</param>
    /// <param name="Output">What it wrote to standard output.</param>
    /// <param name="Errors">What it wrote to standard error: for messages, never to decide by.</param>
    internal sealed record Finished(int ExitCode, string Output, string Errors) : CommandAnswer
    {
        /// <summary>Whether it did what it was asked.</summary>
        public bool IsSuccess => ExitCode == 0;
    }

    /// <summary>The host has no such program.</summary>
    internal sealed record NotInstalled : CommandAnswer;

    /// <summary>It did not end in time and was ended.</summary>
    /// <param name="Limit">The time it was given.</param>
    internal sealed record TimedOut(TimeSpan Limit) : CommandAnswer;

    /// <summary>It wrote more than anything sensible has to say, and was ended.</summary>
    /// <param name="Limit">How many bytes are sensible.</param>
    internal sealed record TooMuchOutput(int Limit) : CommandAnswer;
}
