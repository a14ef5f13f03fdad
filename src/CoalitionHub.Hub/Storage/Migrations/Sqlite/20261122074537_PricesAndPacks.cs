using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "charges",
                table: "terms",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "packs",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    price_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    price_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    bank_reference = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    used_points = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false)
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
