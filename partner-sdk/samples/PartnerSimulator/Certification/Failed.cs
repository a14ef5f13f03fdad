namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>A case was not passed, and why.</summary>
internal sealed class Failed(string message) : Exception(message)
{
    public static void Unless(bool isRight, string message)
    {
        if (!isRight)
        {
            throw new Failed(message);
        }
    }
}
