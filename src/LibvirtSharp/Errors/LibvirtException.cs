namespace LibvirtSharp;

/// <summary>The base class of errors of libvirt and of the connection to it.</summary>
public class LibvirtException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LibvirtException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
