using CoalitionHub.Core.Exchanges;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>What isn't at rest, as the database says: to say why a test failed.</summary>
internal static class OpenWork
{
    private static readonly ExchangeState[] AtRest = [ExchangeState.Completed, ExchangeState.Declined, ExchangeState.Cancelled, ExchangeState.Expired, ExchangeState.Reversed];

    public static string Of(IConfiguration configuration)
    {
        using var context = new HubContextFactory(StorageOptions.From(configuration)).CreateDbContext();
        var exchanges = context.Exchanges.AsNoTracking().Where(exchange => !AtRest.Contains(exchange.State)).OrderBy(exchange => exchange.No).ToList();
        var instructions = context.Instructions.AsNoTracking()
            .Where(instruction => instruction.State == InstructionState.Waiting || instruction.State == InstructionState.Asked)
            .OrderBy(instruction => instruction.No).ToList();
        return string.Join('\n', exchanges.Select(Line).Concat(instructions.Select(Line)));
    }

    private static string Line(Exchange exchange) =>
        $"exchange {exchange.No} {exchange.State} of member {exchange.MemberNo}, {exchange.Points} points, waits for instruction {exchange.InstructionNo}";

    private static string Line(Instruction instruction) =>
        $"instruction {instruction.No} {instruction.Id} {instruction.Kind} {instruction.State} of exchange {instruction.ExchangeNo}, about {instruction.AboutNo}, attempts {instruction.Attempts}, due {DateTimeOffset.UnixEpoch.AddTicks(instruction.AskMicros * 10):HH:mm:ss.fff}";
}
