namespace Startup;

/// <summary>The call whose response ends the measurement.</summary>
internal enum FirstCall
{
    /// <summary>Both plugins implement it.</summary>
    Health,

    /// <summary>The first call of Terraform.</summary>
    Schema,
}
