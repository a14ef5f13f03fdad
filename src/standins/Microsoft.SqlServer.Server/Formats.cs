namespace Microsoft.SqlServer.Server;

internal static class Formats
{
    /// <exception cref="ArgumentOutOfRangeException">The format says nothing about how a type is stored.</exception>
    public static Format Checked(Format format) => format is Format.Native or Format.UserDefined
        ? format
        : throw new ArgumentOutOfRangeException(nameof(format), format, "A type is stored natively or by its own rules.");
}
