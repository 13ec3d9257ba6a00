namespace LibvirtSharp.Session;

/// <summary>Detects a silent peer: any packet counts as a sign of life; after an interval without one a PING is sent.</summary>
internal sealed class KeepAlive(int count)
{
    private int _received;
    private int _unanswered;

    /// <summary>The action at the end of an interval.</summary>
    internal enum Verdict
    {
        /// <summary>The peer is alive.</summary>
        Alive,

        /// <summary>The peer was silent: send a PING.</summary>
        Ping,

        /// <summary>The peer answered no PING.</summary>
        Dead,
    }

    /// <summary>Records a received packet.</summary>
    public void PacketReceived() => Volatile.Write(ref _received, 1);

    /// <summary>Evaluates the interval that has ended.</summary>
    public Verdict Tick()
    {
        if (Interlocked.Exchange(ref _received, 0) == 1)
        {
            _unanswered = 0;
            return Verdict.Alive;
        }

        return _unanswered++ < count ? Verdict.Ping : Verdict.Dead;
    }
}
