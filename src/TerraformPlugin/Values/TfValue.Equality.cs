namespace TerraformPlugin.Values;

public sealed partial class TfValue
{
    /// <summary>
    /// Whether both have the same type, state and content; two unknowns are equal if their refinements are. The order of
    /// a set's elements does not matter.
    /// </summary>
    public bool Equals(TfValue? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _state == other._state && GetHashCode() == other.GetHashCode()
            && Type.Equals(other.Type) && ContentEquals(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TfValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = HashCode.Combine(Type.Kind, _state, ContentHash());
            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    private bool ContentEquals(TfValue other) => _content switch
    {
        TfValue[] elements => Type.Kind == TfTypeKind.Set
            ? SetEquals(elements, (TfValue[])other._content!)
            : elements.AsSpan().SequenceEqual((TfValue[])other._content!),
        SortedMap<TfValue> entries =>
            entries.KeyArray.AsSpan().SequenceEqual(((SortedMap<TfValue>)other._content!).KeyArray)
            && entries.ValueArray.AsSpan().SequenceEqual(((SortedMap<TfValue>)other._content).ValueArray),
        _ => Equals(_content, other._content),
    };

    private int ContentHash()
    {
        switch (_content)
        {
            case TfValue[] elements when Type.Kind == TfTypeKind.Set:
                var sum = elements.Length;
                foreach (var element in elements)
                {
                    sum = unchecked(sum + element.GetHashCode());
                }

                return sum;
            case TfValue[] elements:
                return HashAll(elements);
            case SortedMap<TfValue> entries:
                var hash = default(HashCode);
                foreach (var key in entries.KeyArray)
                {
                    hash.Add(key);
                }

                hash.Add(HashAll(entries.ValueArray));
                return hash.ToHashCode();
            default:
                return _content?.GetHashCode() ?? 0;
        }
    }

    private static int HashAll(TfValue[] values)
    {
        var hash = default(HashCode);
        foreach (var value in values)
        {
            hash.Add(value.GetHashCode());
        }

        return hash.ToHashCode();
    }

    // As multisets: elements with unknown parts can occur more than once.
    private static bool SetEquals(TfValue[] left, TfValue[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        var counts = new Dictionary<TfValue, int>(left.Length);
        foreach (var value in left)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        foreach (var value in right)
        {
            if (!counts.TryGetValue(value, out var count) || count == 0)
            {
                return false;
            }

            counts[value] = count - 1;
        }

        return true;
    }
}
