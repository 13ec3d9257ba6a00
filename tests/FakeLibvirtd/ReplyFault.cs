namespace LibvirtFake;

/// <summary>What happens to the reply of an executed call.</summary>
public enum ReplyFault
{
    /// <summary>It is sent.</summary>
    None,

    /// <summary>The connection is dropped instead.</summary>
    Drop,

    /// <summary>It is never sent.</summary>
    Swallow,

    /// <summary>Bytes that are no packet are sent instead.</summary>
    Garbage,

    /// <summary>A reply of the right form with a payload cut short.</summary>
    Truncated,

    /// <summary>A reply with another call's serial.</summary>
    WrongSerial,
}
