namespace Startup;

/// <summary>The call whose answer ends the measurement.</summary>
internal enum FirstCall
{
    /// <summary>Both sides serve it.</summary>
    Health,

    /// <summary>What Terraform really calls first.</summary>
    Schema,
}
