using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PricesAndPacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "packs_micros",
                table: "windows",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "charges",
                table: "terms",
                type: "text",
                nullable: false,
                defaultValue: "{}",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "packs",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    partner_no = table.Column<int>(type: "integer", nullable: false),
                    currency_no = table.Column<int>(type: "integer", nullable: false),
                    terms_no = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    price_minor_units = table.Column<long>(type: "bigint", nullable: false),
                    price_micros = table.Column<long>(type: "bigint", nullable: false),
                    bank_reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    used_points = table.Column<long>(type: "bigint", nullable: false),
                    proposed_by = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<int>(type: "integer", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false),
                    decided_micros = table.Column<long>(type: "bigint", nullable: false),
                    chain_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packs", x => x.no);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "packs");

            migrationBuilder.DropColumn(
                name: "packs_micros",
                table: "windows");

            migrationBuilder.DropColumn(
                name: "charges",
                table: "terms");
        }
    }
}
