using CoalitionHub.Core.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>Every step of everything that has states.</summary>
internal sealed class StateChangeTable : IEntityTypeConfiguration<StateChange>
{
    public void Configure(EntityTypeBuilder<StateChange> table)
    {
        table.ToTable("state_changes").HasKey(row => row.No);
        // A thing's history is read by its id; a part's is its window's and its partner's.
        table.Property(row => row.Subject).HasMaxLength(120);
        table.HasIndex(row => row.Subject);
        table.Property(row => row.From).HasColumnName("from_state");
        table.Property(row => row.To).HasColumnName("to_state");
        table.Property(row => row.Trigger).HasColumnName("trigger_name");
    }
}

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> table) => table.ToTable("alerts").HasKey(row => row.No);
}
