using CoalitionHub.Core.Exchanges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Route = CoalitionHub.Core.Exchanges.Route;

namespace CoalitionHub.Hub.Storage.Model;

internal sealed class RouteTable : IEntityTypeConfiguration<Route>
{
    public void Configure(EntityTypeBuilder<Route> table) => table.ToTable("routes").HasKey(row => row.No);
}

/// <summary>Exchanges. A quote is accepted once; a partner reads its own, the last first.</summary>
internal sealed class ExchangeTable : IEntityTypeConfiguration<Exchange>
{
    public void Configure(EntityTypeBuilder<Exchange> table)
    {
        table.ToTable("exchanges").HasKey(row => row.No);
        table.HasIndex(row => row.QuoteId).IsUnique();
        table.HasIndex(row => new { row.PartnerNo, row.No });
    }
}
