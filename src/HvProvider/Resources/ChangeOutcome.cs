namespace HvProvider.Resources;

/// <summary>The outcome of a change.</summary>
/// <param name="Left">The state after the change; null if the object does not exist or was not changed.</param>
/// <param name="HasFailed">Whether it failed.</param>
/// <typeparam name="T">The type of a state.</typeparam>
internal readonly record struct ChangeOutcome<T>(T? Left, bool HasFailed)
    where T : class;
