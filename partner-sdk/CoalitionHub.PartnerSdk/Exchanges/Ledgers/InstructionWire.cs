using CoalitionHub.Protos.Exchanges.V1;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's instructions and ours.</summary>
internal static class InstructionWire
{
    /// <summary>The instruction; null for one of a kind that this version doesn't know.</summary>
    public static LedgerInstruction? Read(Instruction wire) => wire.Kind switch
    {
        InstructionKind.ValidateMember => new ValidateMemberInstruction
        {
            Id = new InstructionId(wire.InstructionId),
            ExchangeId = new ExchangeId(wire.ExchangeId),
            BrandMemberNumber = wire.BrandMemberNumber,
            CurrencyCode = wire.CurrencyCode,
            DeadlineTime = Wire.Time(wire.DeadlineTime),
            Delivery = wire.Delivery,
        },
        InstructionKind.Debit => new DebitInstruction
        {
            Id = new InstructionId(wire.InstructionId),
            ExchangeId = new ExchangeId(wire.ExchangeId),
            BrandMemberNumber = wire.BrandMemberNumber,
            CurrencyCode = wire.CurrencyCode,
            DeadlineTime = Wire.Time(wire.DeadlineTime),
            Delivery = wire.Delivery,
            Points = wire.Points,
        },
        InstructionKind.Credit => new CreditInstruction
        {
            Id = new InstructionId(wire.InstructionId),
            ExchangeId = new ExchangeId(wire.ExchangeId),
            BrandMemberNumber = wire.BrandMemberNumber,
            CurrencyCode = wire.CurrencyCode,
            DeadlineTime = Wire.Time(wire.DeadlineTime),
            Delivery = wire.Delivery,
            Points = wire.Points,
            ExpiryDate = Wire.Date(wire.ExpiryDate),
        },
        InstructionKind.Query => new QueryInstruction
        {
            Id = new InstructionId(wire.InstructionId),
            ExchangeId = new ExchangeId(wire.ExchangeId),
            BrandMemberNumber = wire.BrandMemberNumber,
            CurrencyCode = wire.CurrencyCode,
            DeadlineTime = Wire.Time(wire.DeadlineTime),
            Delivery = wire.Delivery,
            About = new InstructionId(wire.AboutInstructionId),
        },
        InstructionKind.Reverse => new ReverseInstruction
        {
            Id = new InstructionId(wire.InstructionId),
            ExchangeId = new ExchangeId(wire.ExchangeId),
            BrandMemberNumber = wire.BrandMemberNumber,
            CurrencyCode = wire.CurrencyCode,
            DeadlineTime = Wire.Time(wire.DeadlineTime),
            Delivery = wire.Delivery,
            About = new InstructionId(wire.AboutInstructionId),
            Points = wire.Points,
        },
        _ => null,
    };

    /// <summary>An answer, as the hub takes it.</summary>
    public static InstructionAnswer Of(string instructionId, LedgerAnswer answer) => new()
    {
        InstructionId = instructionId,
        Outcome = (V1.InstructionOutcome)answer.Outcome,
        Points = answer.Points,
        PartnerReference = answer.PartnerReference,
        RefusalReason = answer.RefusalReason,
    };
}
