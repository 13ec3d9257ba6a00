using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Pairs elements with candidates, each of which is used once. As many elements as possible get one.</summary>
internal static class ElementMatching
{
    /// <summary>
    /// The position of the candidate of each element; null for an element without one. An equal candidate takes precedence over one
    /// that only fits.
    /// </summary>
    internal static int?[] Match(
        IReadOnlyList<TfValue> elements, IReadOnlyList<TfValue> candidates, Func<int, TfValue, bool> fits)
    {
        var candidateOf = new int?[elements.Count];
        var elementOf = new int?[candidates.Count];
        PairEqual(elements, candidates, candidateOf, elementOf);
        var open = Enumerable.Range(0, elements.Count).Where(i => candidateOf[i] is null).ToList();
        var free = Enumerable.Range(0, candidates.Count).Where(i => elementOf[i] is null).ToList();
        var fitting = open.ToDictionary(i => i, i => free.Where(j => fits(i, candidates[j])).ToList());
        foreach (var element in open)
        {
            TryPair(element, fitting, candidateOf, elementOf, []);
        }

        return candidateOf;
    }

    private static void PairEqual(
        IReadOnlyList<TfValue> elements, IReadOnlyList<TfValue> candidates, int?[] candidateOf, int?[] elementOf)
    {
        var positions = new Dictionary<TfValue, Queue<int>>();
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!positions.TryGetValue(candidates[i], out var equal))
            {
                positions[candidates[i]] = equal = new Queue<int>();
            }

            equal.Enqueue(i);
        }

        for (var i = 0; i < elements.Count; i++)
        {
            if (positions.TryGetValue(elements[i], out var equal) && equal.TryDequeue(out var candidate))
            {
                (candidateOf[i], elementOf[candidate]) = (candidate, i);
            }
        }
    }

    /// <summary>Pairs an element, if required by giving the element that has its candidate another one (Kuhn's algorithm).</summary>
    private static bool TryPair(
        int element, Dictionary<int, List<int>> fitting, int?[] candidateOf, int?[] elementOf, HashSet<int> tried)
    {
        foreach (var candidate in fitting[element])
        {
            if (tried.Add(candidate)
                && (elementOf[candidate] is not { } other || TryPair(other, fitting, candidateOf, elementOf, tried)))
            {
                (candidateOf[element], elementOf[candidate]) = (candidate, element);
                return true;
            }
        }

        return false;
    }
}
