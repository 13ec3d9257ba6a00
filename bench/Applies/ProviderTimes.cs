namespace Applies;

/// <summary>What the provider took without Terraform.</summary>
/// <param name="Create">The time of all creates.</param>
/// <param name="Destroy">The time of all deletes.</param>
/// <param name="Processor">The processor time of the process until the end of the creates.</param>
internal readonly record struct ProviderTimes(TimeSpan Create, TimeSpan Destroy, TimeSpan Processor);
