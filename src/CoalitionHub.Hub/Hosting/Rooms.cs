using System.Diagnostics.CodeAnalysis;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Hub.Cluster;
using CoalitionHub.Hub.Exchanges;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Partners;
using CoalitionHub.Hub.Points;
using CoalitionHub.Hub.Points.Packs;
using CoalitionHub.Hub.Programmes;
using CoalitionHub.Hub.Purchases;
using CoalitionHub.Hub.Settlements;
using CoalitionHub.Hub.Settlements.Banking;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Hub.Settlements.Proof;
using CoalitionHub.Hub.Settlements.Reconciliation;
using CoalitionHub.Hub.Settlements.Reports;
using CoalitionHub.Hub.Staff;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CoalitionHub.Hub.Hosting;

/// <summary>Every room's services: what they need, and where they are served.</summary>
internal static class Rooms
{
    /// <summary>What the rooms' services need, and which of them a relay may call.</summary>
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services
            .AddSingleton<Calls>()
            .AddSingleton<TransferStore>()
            .AddSingleton<JournalRowStore>()
            .AddSingleton<EarnStream>()
            .AddSingleton<Statements>()
            .AddSingleton<Events>()
            .AddSingleton<PurchaseStore>()
            .AddSingleton<IPurchasesOfMember, PurchasesOfMember>()
            .AddSingleton<IExchangesOfMember, ExchangesOfMember>()
            .AddSingleton<MemberExport>()
            .AddSingleton<Erasure>()
            .AddSingleton<IQuoteSigner, QuoteSigner>()
            .AddSingleton<ExchangesStore>()
            .AddSingleton<ExchangeWatch>()
            .AddSingleton<InstructionStore>()
            .AddSingleton<InstructionDesk>()
            .AddSingleton<InstructionStream>()
            .AddSingleton<SettlementsStore>()
            .AddSingleton<Calculating>()
            .AddSingleton<PositionPaces>()
            .AddSingleton<PositionWatch>()
            .AddSingleton<SettlementSweeper>()
            .AddSingleton<WindowTransactionsStore>()
            .AddSingleton<FileDelivery>()
            .AddSingleton<PurchaseDigestsStore>()
            .AddSingleton<JournalFiguresStore>()
            .AddSingleton<IPackPayments, PackPayments>()
            .AddSingleton<BankImporting>()
            .AddSingleton<FilesStore>()
            .AddSingleton<PartnerFiles>()
            .AddSingleton<LedgerExporting>()
            .AddSingleton<AlertsStore>()
            .AddSingleton<RelayClient>()
            .AddSingleton<RelayInterceptor>()
            .AddSingleton<RelayedMethods>()
            .AddSingleton<RelayService>();
        var list = new Registration(services);
        Each(list);
        return services;
    }

    /// <summary>Serves them on the gRPC port.</summary>
    public static void MapRooms(this IEndpointRouteBuilder routes)
    {
        Each(new Mapping(routes));
        routes.MapGrpcService<RelayService>();
    }

    /// <summary>The one list of services.</summary>
    private static void Each(IVisitor visitor)
    {
        visitor.Visit<ExchangesService>(Protos.Exchanges.V1.ExchangesService.Descriptor);
        visitor.Visit<ExchangesAdminService>(Protos.Exchanges.V1.ExchangesAdminService.Descriptor);
        visitor.Visit<ExchangeInstructionsService>(Protos.Exchanges.V1.ExchangeInstructionsService.Descriptor);
        visitor.Visit<InstructionDeskService>(Protos.Cluster.V1.InstructionDeskService.Descriptor);
        visitor.Visit<GiftsService>(Protos.Exchanges.V1.GiftsService.Descriptor);
        visitor.Visit<ExchangeResolutionsAdminService>(Protos.Exchanges.V1.ExchangeResolutionsAdminService.Descriptor);
        visitor.Visit<LedgerAdminService>(Protos.Ledger.V1.LedgerAdminService.Descriptor);
        visitor.Visit<MembersService>(Protos.Members.V1.MembersService.Descriptor);
        visitor.Visit<MembersAdminService>(Protos.Members.V1.MembersAdminService.Descriptor);
        visitor.Visit<PartnersService>(Protos.Partners.V1.PartnersService.Descriptor);
        visitor.Visit<PartnersAdminService>(Protos.Partners.V1.PartnersAdminService.Descriptor);
        visitor.Visit<PointsService>(Protos.Points.V1.PointsService.Descriptor);
        visitor.Visit<PointsAdminService>(Protos.Points.V1.PointsAdminService.Descriptor);
        visitor.Visit<PacksService>(Protos.Points.V1.PacksService.Descriptor);
        visitor.Visit<PacksAdminService>(Protos.Points.V1.PacksAdminService.Descriptor);
        visitor.Visit<ProgrammesService>(Protos.Programmes.V1.ProgrammesService.Descriptor);
        visitor.Visit<ProgrammesAdminService>(Protos.Programmes.V1.ProgrammesAdminService.Descriptor);
        visitor.Visit<PurchasesService>(Protos.Purchases.V1.PurchasesService.Descriptor);
        visitor.Visit<SettlementsService>(Protos.Settlements.V1.SettlementsService.Descriptor);
        visitor.Visit<ReconciliationService>(Protos.Settlements.V1.ReconciliationService.Descriptor);
        visitor.Visit<SettlementsAdminService>(Protos.Settlements.V1.SettlementsAdminService.Descriptor);
        visitor.Visit<DisputesService>(Protos.Settlements.V1.DisputesService.Descriptor);
        visitor.Visit<DisputesAdminService>(Protos.Settlements.V1.DisputesAdminService.Descriptor);
        visitor.Visit<SettlementRulesAdminService>(Protos.Settlements.V1.SettlementRulesAdminService.Descriptor);
        visitor.Visit<LiquidityService>(Protos.Settlements.V1.LiquidityService.Descriptor);
        visitor.Visit<LiquidityAdminService>(Protos.Settlements.V1.LiquidityAdminService.Descriptor);
        visitor.Visit<SettlementAdjustmentsAdminService>(Protos.Settlements.V1.SettlementAdjustmentsAdminService.Descriptor);
        visitor.Visit<BankAdminService>(Protos.Settlements.V1.BankAdminService.Descriptor);
        visitor.Visit<FilesAdminService>(Protos.Settlements.V1.FilesAdminService.Descriptor);
        visitor.Visit<ReportsAdminService>(Protos.Settlements.V1.ReportsAdminService.Descriptor);
        visitor.Visit<StaffAdminService>(Protos.Staff.V1.StaffAdminService.Descriptor);
    }

    private interface IVisitor
    {
        void Visit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TService>(ServiceDescriptor descriptor)
            where TService : class;
    }

    private sealed class Registration(IServiceCollection services) : IVisitor
    {
        public void Visit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TService>(ServiceDescriptor descriptor)
            where TService : class
        {
            services.AddSingleton<TService>();
            services.AddSingleton(new RelayedServiceType(typeof(TService), descriptor));
        }
    }

    private sealed class Mapping(IEndpointRouteBuilder routes) : IVisitor
    {
        public void Visit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TService>(ServiceDescriptor descriptor)
            where TService : class => routes.MapGrpcService<TService>();
    }
}
