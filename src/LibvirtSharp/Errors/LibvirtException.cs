namespace LibvirtSharp;

/// <summary>Base of everything that libvirt, or the way to it, can answer with.</summary>
public class LibvirtException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LibvirtException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
