using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>What goes between the hub and the brands, and what becomes of it on its way.</summary>
internal sealed partial class Schedule
{
    /// <summary>The hub sends what is due to brands that have a stream open.</summary>
    private void Deliver()
    {
        foreach (var brand in brands.Where(brand => reachableSince.ContainsKey(brand.PartnerNo)))
        {
            foreach (var due in Instructions.Due(state, brand.PartnerNo, now))
            {
                if (sent.Add((due.No, due.Attempts)))
                {
                    toBrand.Add((brand, due));
                }
            }
        }
    }

    /// <summary>A brand takes one of the instructions that are on their way, and may die before or after carrying it out.</summary>
    private void Carry()
    {
        if (toBrand.Count == 0)
        {
            return;
        }

        var index = random.Next(toBrand.Count);
        var (brand, instruction) = toBrand[index];
        if (isCalm || random.Next(10) > 0)
        {
            // Now and then it stays on its way, and arrives a second time.
            toBrand.RemoveAt(index);
        }

        var crash = isCalm ? BrandCrash.None : random.Next(100) switch
        {
            < 6 => BrandCrash.BeforeCarryingOut,
            < 12 => BrandCrash.AfterCarryingOut,
            _ => BrandCrash.None,
        };
        Coverage.Carried(instruction.Kind, crash);
        if (crash == BrandCrash.BeforeCarryingOut)
        {
            Disconnect(brand);
            return;
        }

        var mood = isCalm ? default : new BrandMood(random.Next(100) < (instruction.Kind == InstructionKind.Credit ? 35 : 18), random.Next(100) < 12, random.Next(100) < 4);
        var answer = brand.Handle(instruction, mood);
        trace?.Invoke($"{now} brand {brand.PartnerNo} does {instruction.Kind} {instruction.No} of {instruction.Points} for {instruction.MemberNo} (about {instruction.AboutNo}): {answer.Outcome} {crash}");
        if (crash == BrandCrash.AfterCarryingOut)
        {
            Disconnect(brand);
            return;
        }

        toHub.Add((brand, answer));
        if (!isCalm && random.Next(10) == 0)
        {
            toHub.Add((brand, answer));
        }
    }

    /// <summary>The hub hears one of the answers that are on their way; or an old one again.</summary>
    private void Hear()
    {
        if (!isCalm && random.Next(12) == 0 && Any(brands) is { Unacknowledged.Count: > 0 } resending)
        {
            toHub.Add((resending, Any([.. resending.Unacknowledged.Values])));
        }

        if (toHub.Count == 0)
        {
            return;
        }

        var index = random.Next(toHub.Count);
        var (brand, answer) = toHub[index];
        if (isCalm || random.Next(8) > 0)
        {
            toHub.RemoveAt(index);
        }

        if (!isCalm && random.Next(25) == 0)
        {
            return;
        }

        var receipt = Decide($"hear {answer.Outcome} of {answer.InstructionNo}", (draft, moment) =>
            moves.Answer(draft, moment, brand.PartnerNo, new InstructionAnswer(answer.InstructionNo, answer.Outcome, answer.Points, "", "")));
        if (receipt is not null && answer == brand.Unacknowledged.GetValueOrDefault(answer.InstructionNo))
        {
            brand.Unacknowledged.Remove(answer.InstructionNo);
        }
    }

    private void Connect(SimulatedBrand brand)
    {
        if (!IsSuspended(brand.PartnerNo) && reachableSince.TryAdd(brand.PartnerNo, now))
        {
            // A stream that opens gets everything that is due again.
            sent.RemoveWhere(delivery => store.Archive.FindInstruction(delivery.No)?.PartnerNo == brand.PartnerNo);
        }
    }

    /// <summary>The stream breaks. What is on its way may be lost, or arrive after all.</summary>
    private void Disconnect(SimulatedBrand brand)
    {
        reachableSince.Remove(brand.PartnerNo);
        toBrand.RemoveAll(message => message.Brand == brand && random.Next(2) == 0);
        toHub.RemoveAll(message => message.Brand == brand && random.Next(2) == 0);
    }
}
