namespace CoalitionHub.KillableHub;

/// <summary>Where in a batch's life the process ends.</summary>
public enum KillPoint
{
    /// <summary>It was decided, and nothing of it has gone to the database.</summary>
    BeforeCommit,

    /// <summary>It is on its way: sent, perhaps written, perhaps committed.</summary>
    WhileCommitting,

    /// <summary>It is durable, and nobody was told.</summary>
    BeforeAnswer,
}
