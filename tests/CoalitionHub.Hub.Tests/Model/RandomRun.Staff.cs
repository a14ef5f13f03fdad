using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>What staff do, and what happens when requests are sent again.</summary>
internal sealed partial class RandomRun
{
    private long settledSeq;

    private async Task Adjust()
    {
        var partner = Pick(Model.Partners);
        var member = Member();
        var currency = In100(90) ? partner.Usual : "POINTS";
        var isCredit = In100(50);
        var proposal = new ProposeAdjustmentRequest
        {
            RequestId = HubPeople.NewRequest(),
            MemberId = member.Id,
            CurrencyCode = currency,
            Points = random.Next(1, 300),
            Direction = isCredit ? Direction.Credit : Direction.Debit,
            Kind = isCredit && In100(50) ? AdjustmentKind.Goodwill : AdjustmentKind.Correction,
            FundingPartnerId = partner.Id,
            Reason = "Because.",
        };
        var what = $"partner {partner.No}: {proposal.Direction} {proposal.Points} {currency} of {member}";
        var proposed = await Check(
            $"propose {what}", Model.Propose(partner, currency), async () => await coalition.Maker.Points.ProposeAdjustmentAsync(proposal),
            answer => answer.Adjustment.State == AdjustmentState.Proposed ? "proposed" : $"{answer.Adjustment.State}", null, proposal.RequestId);
        if (proposed is null)
        {
            return;
        }

        var approval = new ApproveAdjustmentRequest { RequestId = HubPeople.NewRequest(), AdjustmentId = proposed.Adjustment.AdjustmentId };
        await Check(
            $"approve {what}",
            Model.Adjust(partner, member, currency, proposal.Points, isCredit),
            async () => await coalition.Checker.Points.ApproveAdjustmentAsync(approval),
            answer => answer.Adjustment.State == AdjustmentState.Approved ? "approved" : $"{answer.Adjustment.State}", null, approval.RequestId);
    }

    private async Task Import()
    {
        var partner = Pick(Model.Partners);
        var currency = In100(70) ? partner.Usual : AnyCurrency() is { Length: > 0 } code ? code : "POINTS";
        var rows = Enumerable.Range(0, random.Next(1, 4))
            .Select(_ => (Member: In100(92) ? Member() : null, Points: (long)random.Next(1, 400), LastDay: In100(60) ? (DateOnly?)null : Model.Today.AddDays(random.Next(-1, 90))))
            .ToList();
        var request = new ImportOpeningBalancesRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.Id, CurrencyCode = currency };
        request.Rows.AddRange(rows.Select(row =>
        {
            var said = new OpeningBalance { Points = row.Points, ExpiryDate = row.LastDay is { } day ? ReferenceModel.DayText(day) : "" };
            _ = row.Member is { } member ? said.CardNumber = Pick(member.Cards) : said.BrandMemberNumber = "nobody";
            return said;
        }));
        await Check(
            $"partner {partner.No}: import {rows.Count} rows of {currency}", Model.Import(partner, currency, rows),
            async () => await coalition.Maker.Points.ImportOpeningBalancesAsync(request),
            answer => $"{answer.ImportedRows} rows, {answer.ImportedPoints} points, refused [{string.Join(", ", answer.RefusedRows.Select(row => $"{row.RowNumber} {row.Reason}"))}]", null, request.RequestId);
    }

    /// <summary>Other rates and prices from now on; earlier purchases keep theirs.</summary>
    private async Task ChangeTerms()
    {
        var partner = Partner();
        var terms = partner.Terms[^1].Said.Clone();
        terms.FundingModel = In100(70) ? terms.FundingModel : In100(50) ? FundingModel.AtIssuance : FundingModel.AtRedemption;
        terms.IssuePrice = ModelCoalition.Of(random.Next(200, 20_000), random.Next(1, 4));
        terms.RedemptionPrice = ModelCoalition.Of(random.Next(200, 18_000), random.Next(1, 4));
        terms.PendingDays = random.Next(0, 5);
        terms.NetDebitCap.MinorUnits = random.Next(1_00, 100_00);
        terms.BurnValue = In100(90) ? ModelCoalition.Of(random.Next(1, 5), random.Next(1, 5)) : ModelCoalition.Of(0, 1);
        Tell($"partner {partner.No}: terms {terms}");
        await coalition.Agree(partner, terms);
    }

    /// <summary>A suspended partner is refused at the door, and goes on afterwards as if nothing had been.</summary>
    private async Task Suspend()
    {
        var partner = Pick(Model.Partners);
        var partners = new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls);
        await partners.SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.Id, Reason = "Because." });
        var request = Till.Earn(Selector(Member()), 10_000, NewReference());
        await Check($"partner {partner.No}: earn while suspended", Verdict.Refused("PARTNER_SUSPENDED"), async () => await PointsOf(partner).EarnAsync(request), answer => $"{answer}");
        await partners.ResumePartnerAsync(new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.Id, Reason = "Because." });
    }

    /// <summary>Closes the window at the journal's end; closing and calculating move nothing, approving empties every position; and pays.</summary>
    private async Task Settle()
    {
        var making = coalition.Maker.Settlements;
        var verdict = await HeadSeq() == settledSeq ? Verdict.Refused("WINDOW_EMPTY") : Verdict.Answered("closed");
        var close = new CloseWindowRequest { RequestId = HubPeople.NewRequest() };
        var closed = await Check("close the window", verdict, async () => await making.CloseWindowAsync(close), _ => "closed", null, close.RequestId);
        if (closed is null)
        {
            return;
        }

        await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.ClosedWindow.WindowId });
        await ComparePositions();
        await CompareTrialBalance();
        var approved = await coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.ClosedWindow.WindowId });
        foreach (var part in approved.Window.Parts.Where(part => part.Outstanding.MinorUnits > 0))
        {
            // Paid at once: what is settled and unpaid would count against the partner's cap.
            await making.RecordPaymentAsync(new RecordPaymentRequest
            {
                RequestId = HubPeople.NewRequest(),
                WindowId = approved.Window.WindowId,
                PartnerId = part.PartnerId,
                Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
                Amount = part.Outstanding,
                BankReference = HubPeople.NewRequest(),
            });
        }

        (hasSettled, settledSeq) = (true, closed.ClosedWindow.LastSeq);
        Model.SettleAll();
    }

    private async Task Merge()
    {
        var from = Member();
        var into = Member();
        if (from == into || Model.Members.Count < 4)
        {
            return;
        }

        var proposal = new ProposeMergeRequest { RequestId = HubPeople.NewRequest(), FromMemberId = from.Id, IntoMemberId = into.Id, Reason = "Because." };
        var proposed = await coalition.Maker.Members.ProposeMergeAsync(proposal);
        var approval = new ApproveMergeRequest { RequestId = HubPeople.NewRequest(), MergeId = proposed.Merge.MergeId };
        await Check(
            $"merge {from} into {into}", Model.Merge(from, into), async () => await coalition.Checker.Members.ApproveMergeAsync(approval),
            answer => answer.Merge.State == MergeState.Approved ? "merged" : $"{answer.Merge.State}", null, approval.RequestId);
    }

    private async Task Enrol()
    {
        if (Model.Members.Count < 9)
        {
            concerned = await coalition.Enrol(Pick(Model.Partners));
        }
    }

    /// <summary>"The same id with the same fields gets the first answer again", refusals included, and changes nothing.</summary>
    private async Task Repeat()
    {
        if (past.Count == 0)
        {
            return;
        }

        var again = past[In100(50) ? random.Next(past.Count) : random.Next(Math.Max(0, past.Count - 8), past.Count)];
        Tell($"again: {again.What}");
        var head = await HeadSeq();
        ShouldBe("The answer to the same request", await again.Again(), again.Outcome);
        ShouldBe("The journal's end", $"{await HeadSeq()}", $"{head}");
    }

    /// <summary>An id that was used can't be used for anything else.</summary>
    private async Task UseAgain()
    {
        if (past.LastOrDefault(one => one.Caller is not null && In100(30)) is not { Caller: { } caller } used)
        {
            return;
        }

        var request = Till.Earn(Selector(Member()), 10_000, NewReference());
        request.RequestId = used.RequestId;
        await Check($"partner {caller.No}: earn with the id of: {used.What}", Verdict.Refused("REQUEST_ID_REUSED"), async () => await PointsOf(caller).EarnAsync(request), answer => $"{answer}");
    }

    private async Task<long> HeadSeq() => (await coalition.Maker.Ledger.GetHeadAsync(new GetHeadRequest())).Seq;
}
