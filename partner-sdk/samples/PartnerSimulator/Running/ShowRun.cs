using CoalitionHub.PartnerSimulator.Ledgers;

namespace CoalitionHub.PartnerSimulator.Running;

/// <summary>Prints the ledger.</summary>
internal static class ShowRun
{
    /// <returns>The exit code.</returns>
    public static int Run(string file)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"There is no ledger {file}.");
            return 2;
        }

        var ledger = new SqliteLedger(file);
        Console.WriteLine($"{"member",-20}{"points",20}");
        foreach (var (number, points) in ledger.Members())
        {
            Console.WriteLine($"{number,-20}{points,20}");
        }

        Console.WriteLine();
        Console.WriteLine($"{"no",6}  {"kind",-8}{"member",-20}{"points",14}{"reversed",14}  {"answer",-30}instruction");
        foreach (var booking in ledger.Bookings())
        {
            var answer = $"{booking.Answer.Outcome} {booking.Answer.RefusalReason}".TrimEnd();
            Console.WriteLine($"{booking.No,6}  {booking.Kind,-8}{booking.Member,-20}{booking.Points,14}{booking.Reversed,14}  {answer,-30}{booking.Id}");
        }

        return 0;
    }
}
