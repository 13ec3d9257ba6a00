namespace LibvirtSharp.Session;

/// <summary>Counts silence: any packet is a sign of life, a whole interval without one is asked about.</summary>
internal sealed class KeepAlive(int count)
{
    private int _heard;
    private int _unanswered;

    /// <summary>What an interval's end calls for.</summary>
    internal enum Verdict
    {
        /// <summary>The peer lives.</summary>
        Alive,

        /// <summary>The peer was silent: ask.</summary>
        Ask,

        /// <summary>The peer left all questions unanswered.</summary>
        Dead,
    }

    /// <summary>Notes a packet.</summary>
    public void Heard() => Volatile.Write(ref _heard, 1);

    /// <summary>Judges the interval that has just ended.</summary>
    public Verdict Tick()
    {
        if (Interlocked.Exchange(ref _heard, 0) == 1)
        {
            _unanswered = 0;
            return Verdict.Alive;
        }

        return _unanswered++ < count ? Verdict.Ask : Verdict.Dead;
    }
}
