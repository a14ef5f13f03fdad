using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Lets the ledger work: different members at once, up to a limit, one member's instructions one after another. Outlasts the streams
/// on which the instructions come: what is under way when one breaks is answered on the next.
/// </summary>
internal sealed class LedgerWork(IPointsLedger ledger, LedgerServingOptions options, Action<InstructionAnswer> send, HubConnection hub)
{
    // Kinds of a later hub: nothing is done, and nothing will be.
    private const string KindNotSupported = "KIND_NOT_SUPPORTED";

    private readonly object gate = new();
    private readonly Dictionary<string, Work> underWay = [];
    private readonly Dictionary<string, Work> lastOfMember = [];
    private readonly SemaphoreSlim places = new(options.MaxConcurrent, options.MaxConcurrent);
    private volatile bool isEnding;

    /// <summary>Takes an instruction. One that is under way already is answered when that ends.</summary>
    public void Begin(Instruction wire)
    {
        var instruction = InstructionWire.Read(wire);
        if (instruction is null)
        {
            send(InstructionWire.Of(wire.InstructionId, LedgerAnswer.Refused(KindNotSupported)));
            return;
        }

        lock (gate)
        {
            if (isEnding || underWay.ContainsKey(wire.InstructionId))
            {
                return;
            }

            if (instruction is QueryInstruction { About.Value: var about } && underWay.TryGetValue(about, out var other) && other.HasBegun)
            {
                // It would wait behind what it asks about, which may hang.
                send(InstructionWire.Of(wire.InstructionId, LedgerAnswer.NotKnown));
                return;
            }

            var work = new Work(instruction);
            var before = lastOfMember.GetValueOrDefault(instruction.BrandMemberNumber)?.Done ?? Task.CompletedTask;
            underWay.Add(wire.InstructionId, work);
            lastOfMember[instruction.BrandMemberNumber] = work;
            work.Done = Task.Run(() => RunAsync(work, before));
        }
    }

    /// <summary>Begins nothing more.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isEnding = true;
        }
    }

    /// <summary>Begins nothing more; completes when what had begun is answered.</summary>
    public Task EndAsync()
    {
        Stop();
        lock (gate)
        {
            return Task.WhenAll(underWay.Values.Concat(lastOfMember.Values).Select(work => work.Done));
        }
    }

    private async Task RunAsync(Work work, Task before)
    {
        await before.ConfigureAwait(false);
        await places.WaitAsync().ConfigureAwait(false);
        try
        {
            // Not under the gate: who looks between this and the ledger's work only gets its answer a little later.
            work.HasBegun = true;
            if (!isEnding)
            {
                await AnswerAsync(work).ConfigureAwait(false);
            }
        }
        finally
        {
            places.Release();
            Forget(work);
            lock (gate)
            {
                if (lastOfMember.GetValueOrDefault(work.Instruction.BrandMemberNumber) == work)
                {
                    lastOfMember.Remove(work.Instruction.BrandMemberNumber);
                }
            }
        }
    }

    private void Forget(Work work)
    {
        lock (gate)
        {
            if (underWay.GetValueOrDefault(work.Instruction.Id.Value) == work)
            {
                underWay.Remove(work.Instruction.Id.Value);
            }
        }
    }

    private async Task AnswerAsync(Work work)
    {
        var instruction = work.Instruction;
        using CancellationTokenSource late = new(options.AnswerTimeout, hub.Settings.Clock);
        LedgerAnswer answer;
        try
        {
            answer = await AskAsync(instruction, late.Token).ConfigureAwait(false) ?? LedgerAnswer.NotKnown;
        }
        catch (Exception error)
        {
            // Whatever went wrong in the partner's code: whether the points moved isn't known.
            Log.LedgerFailed(hub.Logger, instruction.Id, instruction.ExchangeId, error);
            answer = LedgerAnswer.NotKnown;
        }

        // Before it is answered: the stream may break in this moment, and what is delivered again must not be taken for what is under way.
        Forget(work);
        var sends = options.RehearsedSends?.Invoke(instruction, answer) ?? 1;
        for (var sent = 0; sent < sends; sent++)
        {
            send(InstructionWire.Of(instruction.Id.Value, answer));
        }
    }

    private Task<LedgerAnswer> AskAsync(LedgerInstruction instruction, CancellationToken cancellationToken) => instruction switch
    {
        ValidateMemberInstruction validate => ledger.ValidateMemberAsync(validate, cancellationToken),
        DebitInstruction debit => ledger.DebitAsync(debit, cancellationToken),
        CreditInstruction credit => ledger.CreditAsync(credit, cancellationToken),
        QueryInstruction query => ledger.QueryAsync(query, cancellationToken),
        ReverseInstruction reverse => ledger.ReverseAsync(reverse, cancellationToken),
        _ => throw new InvalidOperationException($"There is no instruction of type {instruction.GetType()}."),
    };

    private sealed class Work(LedgerInstruction instruction)
    {
        private volatile bool hasBegun;

        public LedgerInstruction Instruction => instruction;

        public Task Done { get; set; } = Task.CompletedTask;

        public bool HasBegun
        {
            get => hasBegun;
            set => hasBegun = value;
        }
    }
}
