namespace HvProvider.Resources;

/// <summary>The outcome of a change.</summary>
/// <param name="Left">What the change left; null where the object does not exist, or was not touched.</param>
/// <param name="HasFailed">Whether it failed.</param>
/// <typeparam name="T">The type of a state.</typeparam>
internal readonly record struct ChangeOutcome<T>(T? Left, bool HasFailed)
    where T : class;
