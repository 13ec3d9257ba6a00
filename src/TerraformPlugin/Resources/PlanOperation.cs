namespace TerraformPlugin.Resources;

/// <summary>What a plan is going to do. A replacement is planned as an update first and then as a create.</summary>
public enum PlanOperation
{
    /// <summary>Create the object.</summary>
    Create,

    /// <summary>Change the object, or leave it as it is.</summary>
    Update,

    /// <summary>Delete the object.</summary>
    Delete,
}
