namespace Plans;

/// <summary>Finds the checkout that contains this program.</summary>
internal static class Checkout
{
    public static string Root()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "HvProvider.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException("The program is not in a checkout.");
    }
}
