using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>Settlement rules in a JSON file: the contract's message in its JSON form, with comments allowed.</summary>
internal static class RulesFile
{
    /// <summary>Every month's end in Hong Kong, one net a partner, a week to agree, ten days to pay.</summary>
    public const string Template =
        """
        {
          // NETTING_MODEL_NET_MULTILATERAL: one net a partner; NETTING_MODEL_NET_BILATERAL: one for each other partner; NETTING_MODEL_GROSS: no netting.
          "model": "NETTING_MODEL_NET_MULTILATERAL",
          // Points with a model of their own.
          "currencyModels": [],
          // SETTLEMENT_TIMING_DEFERRED: with the window; SETTLEMENT_TIMING_IMMEDIATE: at once, gross, without cut-off.
          "timing": "SETTLEMENT_TIMING_DEFERRED",
          // CUT_OFF_FREQUENCY_DAILY, _WEEKLY (day 1 Monday to 7 Sunday) or _MONTHLY (day 1 to 31, or the last there is); leave it out to close by hand.
          "cutOff": { "frequency": "CUT_OFF_FREQUENCY_MONTHLY", "day": 31, "timeOfDay": "23:59", "timeZone": "Asia/Hong_Kong" },
          // Days for a partner to agree or to dispute, for the coalition to answer, for the partner to contest, to pay; 0: no limit.
          "agreeDays": 7,
          "answerDays": 5,
          "contestDays": 5,
          "payDays": 10,
          // Days before each of them that somebody is reminded; 0: not.
          "reminderDays": 2,
          // Days after a window's end from which no purchase of its time is taken any more; 0: the terms' lateness alone decides.
          "lockDays": 0,
          // Whether windows are paid out of prefunds, as far as they go.
          "drawsPrefund": false,
          // Shares of a partner's cap, in per cent, at which an alert is raised.
          "thresholdPercents": [50, 75, 90]
        }
        """;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It can't be read, or is wrong; the message says where.</exception>
    public static SettlementRules Read(string path) => MessageFile.Read<SettlementRules>(path, "coalition-hub settle rules template");
}
