using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute of an object, tuple or any other type, read and written as it is.</summary>
/// <param name="name">The name as written in a configuration.</param>
/// <param name="type">The type of its values.</param>
public sealed class ObjectAttribute(string name, TfType type)
    : SchemaAttribute<TfValue>(name, ValueMapping.Raw(type));
