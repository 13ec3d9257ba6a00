namespace LibvirtFake;

/// <summary>The fault of the reply of an executed call.</summary>
public enum ReplyFault
{
    /// <summary>None: the reply is sent.</summary>
    None,

    /// <summary>The connection is closed instead.</summary>
    Drop,

    /// <summary>The reply is never sent.</summary>
    Swallow,

    /// <summary>Bytes that are not a packet are sent instead.</summary>
    Garbage,

    /// <summary>A valid reply with a truncated payload is sent.</summary>
    Truncated,

    /// <summary>A reply with the serial of another call is sent.</summary>
    WrongSerial,
}
