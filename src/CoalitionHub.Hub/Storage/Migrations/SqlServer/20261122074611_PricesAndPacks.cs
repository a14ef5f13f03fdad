using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.SqlServer
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
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "packs",
                columns: table => new
                {
                    no = table.Column<int>(type: "int", nullable: false),
                    partner_no = table.Column<int>(type: "int", nullable: false),
                    currency_no = table.Column<int>(type: "int", nullable: false),
                    terms_no = table.Column<int>(type: "int", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    price_minor_units = table.Column<long>(type: "bigint", nullable: false),
                    price_micros = table.Column<long>(type: "bigint", nullable: false),
                    bank_reference = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    used_points = table.Column<long>(type: "bigint", nullable: false),
                    proposed_by = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<int>(type: "int", nullable: false),
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
