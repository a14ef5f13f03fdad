using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RoutesAndGifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rules",
                table: "routes",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "bonus_spendings",
                columns: table => new
                {
                    route_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bonus_spendings", x => x.route_no);
                });

            migrationBuilder.CreateTable(
                name: "exchange_tallies",
                columns: table => new
                {
                    scope = table.Column<byte>(type: "INTEGER", nullable: false),
                    from_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    to_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    count_ever = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_tallies", x => new { x.scope, x.from_currency_no, x.to_currency_no, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "gifts",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    from_member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    to_member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    route_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    lots = table.Column<string>(type: "TEXT", nullable: false),
                    use = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    undo_until_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gifts", x => x.no);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bonus_spendings");

            migrationBuilder.DropTable(
                name: "exchange_tallies");

            migrationBuilder.DropTable(
                name: "gifts");

            migrationBuilder.DropColumn(
                name: "rules",
                table: "routes");
        }
    }
}
