namespace TerraformPlugin.Resources;

/// <summary>The operation of a plan. A replacement is planned first as an update and then as a create.</summary>
public enum PlanOperation
{
    /// <summary>Create the object.</summary>
    Create,

    /// <summary>Change the object, or leave it as it is.</summary>
    Update,

    /// <summary>Delete the object.</summary>
    Delete,
}
