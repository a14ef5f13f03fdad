using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>Adds <c>WITHOUT ROWID</c>, which EF Core doesn't know, to the tables that ask for it.</summary>
internal sealed class SqliteTableGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>The annotation of an entity type whose table has no row id.</summary>
    public const string WithoutRowId = "CoalitionHub:WithoutRowId";

    /// <inheritdoc />
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (model is not null && HasNoRowId(model, operation.Name))
        {
            builder.Append(" WITHOUT ROWID");
        }

        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }

    private static bool HasNoRowId(IModel model, string table) =>
        model.GetEntityTypes().Any(type => type.GetTableName() == table && type.FindAnnotation(WithoutRowId) is not null);
}
