using Google.Protobuf;
using TerraformPlugin.Schemas;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Wire;

/// <summary>Encodes schemas.</summary>
internal static class SchemaEncoder
{
    /// <summary>version, block.</summary>
    internal static Proto.Schema Encode(Schema schema)
    {
        var block = Block(schema.Object, schema.Description, schema.DeprecationMessage);
        block.Version = schema.Version;
        return new Proto.Schema { Version = schema.Version, Block = block };
    }

    /// <summary>attributes, block_types, description, description_kind, deprecated, deprecation_message.</summary>
    private static Proto.Schema.Types.Block Block(ObjectSchema schema, string description, string? deprecation)
    {
        var block = new Proto.Schema.Types.Block
        {
            Description = description,
            DescriptionKind = Proto.StringKind.Markdown,
            Deprecated = deprecation is not null,
            DeprecationMessage = deprecation ?? "",
        };
        block.Attributes.AddRange(schema.Attributes.Select(Attribute));
        block.BlockTypes.AddRange(schema.Blocks.Select(NestedBlock));
        return block;
    }

    /// <summary>name, type or nested_type, description, flags.</summary>
    private static Proto.Schema.Types.Attribute Attribute(SchemaAttribute attribute)
    {
        var message = new Proto.Schema.Types.Attribute
        {
            Name = attribute.Name,
            Description = attribute.Description,
            DescriptionKind = Proto.StringKind.Markdown,
            Required = attribute.Required,
            Optional = attribute.Optional,
            Computed = attribute.Computed,
            Sensitive = attribute.Sensitive,
            WriteOnly = attribute.WriteOnly,
            Deprecated = attribute.DeprecationMessage is not null,
            DeprecationMessage = attribute.DeprecationMessage ?? "",
        };
        if (attribute.Nesting is { } nesting)
        {
            message.NestedType = Object(nesting);
        }
        else
        {
            message.Type = UnsafeByteOperations.UnsafeWrap(attribute.Type.ToJsonUtf8());
        }

        return message;
    }

    /// <summary>attributes, nesting.</summary>
    private static Proto.Schema.Types.Object Object(Nesting nesting)
    {
        var message = new Proto.Schema.Types.Object
        {
            Nesting = nesting.Mode switch
            {
                NestingMode.List => Proto.Schema.Types.Object.Types.NestingMode.List,
                NestingMode.Set => Proto.Schema.Types.Object.Types.NestingMode.Set,
                NestingMode.Map => Proto.Schema.Types.Object.Types.NestingMode.Map,
                _ => Proto.Schema.Types.Object.Types.NestingMode.Single,
            },
        };
        message.Attributes.AddRange(nesting.Schema.Attributes.Select(Attribute));
        return message;
    }

    /// <summary>
    /// type_name, block, nesting, min_items, max_items. A single block has the bounds 0 and 0, or 1 and 1 if required;
    /// map and group blocks have no bounds.
    /// </summary>
    private static Proto.Schema.Types.NestedBlock NestedBlock(SchemaBlock block)
    {
        var (minimum, maximum) = block.Mode switch
        {
            NestingMode.List or NestingMode.Set => (block.MinItems, block.MaxItems),
            NestingMode.Single when block.MinItems > 0 => (1, 1),
            _ => (0, 0),
        };
        return new Proto.Schema.Types.NestedBlock
        {
            TypeName = block.Name,
            Block = Block(block.Schema, block.Description, block.DeprecationMessage),
            Nesting = block.Mode switch
            {
                NestingMode.List => Proto.Schema.Types.NestedBlock.Types.NestingMode.List,
                NestingMode.Set => Proto.Schema.Types.NestedBlock.Types.NestingMode.Set,
                NestingMode.Map => Proto.Schema.Types.NestedBlock.Types.NestingMode.Map,
                NestingMode.Group => Proto.Schema.Types.NestedBlock.Types.NestingMode.Group,
                _ => Proto.Schema.Types.NestedBlock.Types.NestingMode.Single,
            },
            MinItems = minimum,
            MaxItems = maximum,
        };
    }
}
