using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TerraformPlugin.Values;

/// <summary>
/// An immutable map in wire order (see <see cref="Utf8Order"/>): compact, and cheap to write and compare.
/// </summary>
internal sealed class SortedMap<T> : IReadOnlyDictionary<string, T>
{
    // The keys are sorted and distinct; the arrays belong to this map.
    internal SortedMap(string[] sortedKeys, T[] values)
    {
        KeyArray = sortedKeys;
        ValueArray = values;
    }

    internal string[] KeyArray { get; }

    internal T[] ValueArray { get; }

    public int Count => KeyArray.Length;

    public IEnumerable<string> Keys => KeyArray;

    public IEnumerable<T> Values => ValueArray;

    public T this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no \"{key}\".");

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var index = IndexOf(key);
        value = index < 0 ? default : ValueArray[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var i = 0; i < KeyArray.Length; i++)
        {
            yield return new KeyValuePair<string, T>(KeyArray[i], ValueArray[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SortedMap<T> From(IEnumerable<KeyValuePair<string, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries is SortedMap<T> sorted)
        {
            return sorted;
        }

        var keys = new List<string>();
        var values = new List<T>();
        foreach (var (key, value) in entries)
        {
            ArgumentNullException.ThrowIfNull(key, nameof(entries));
            keys.Add(key);
            values.Add(value);
        }

        return TryFrom([.. keys], [.. values], out var map, out var duplicate)
            ? map
            : throw new ArgumentException($"The key \"{duplicate}\" is given twice.", nameof(entries));
    }

    // Takes ownership of the arrays, and normalizes the keys. False if a key occurs twice.
    internal static bool TryFrom(
        string[] keys, T[] values, [NotNullWhen(true)] out SortedMap<T>? map, [NotNullWhen(false)] out string? duplicate)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = NormalText.Of(keys[i]);
        }

        if (!IsSorted(keys))
        {
            Array.Sort(keys, values, Utf8Order.Instance);
        }

        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i - 1] == keys[i])
            {
                map = null;
                duplicate = keys[i];
                return false;
            }
        }

        map = new SortedMap<T>(keys, values);
        duplicate = null;
        return true;
    }

    internal int IndexOf(string key) => Array.BinarySearch(KeyArray, NormalText.Of(key), Utf8Order.Instance);

    private static bool IsSorted(string[] keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (Utf8Order.Instance.Compare(keys[i - 1], keys[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
