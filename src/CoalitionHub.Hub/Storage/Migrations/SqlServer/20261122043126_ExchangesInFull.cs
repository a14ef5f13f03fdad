using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ExchangesInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "credit_no",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "debit_no",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "from_currency_no",
                table: "exchanges",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "hold_no",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "instruction_no",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "marked_micros",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "plan",
                table: "exchanges",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "reversed_arriving_points",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "reversed_points",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "reversing_arriving_points",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "reversing_points",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "times_out_micros",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "to_currency_no",
                table: "exchanges",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "undo_until_micros",
                table: "exchanges",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte>(
                name: "custody",
                table: "currencies",
                type: "tinyint",
                nullable: false,
                defaultValue: (byte)1);

            // An exchange made before says it by its route only.
            migrationBuilder.Sql("EXEC(N'UPDATE exchanges SET from_currency_no = (SELECT from_currency_no FROM routes WHERE routes.no = exchanges.route_no), to_currency_no = (SELECT to_currency_no FROM routes WHERE routes.no = exchanges.route_no)');");

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    no = table.Column<long>(type: "bigint", nullable: false),
                    exchange_no = table.Column<long>(type: "bigint", nullable: false),
                    instruction_no = table.Column<long>(type: "bigint", nullable: false),
                    decided = table.Column<byte>(type: "tinyint", nullable: false),
                    said = table.Column<byte>(type: "tinyint", nullable: false),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false),
                    first_by = table.Column<int>(type: "int", nullable: false),
                    first_approves = table.Column<bool>(type: "bit", nullable: false),
                    decided_by = table.Column<int>(type: "int", nullable: false),
                    decided_micros = table.Column<long>(type: "bigint", nullable: false),
                    new_instruction_no = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corrections", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "instructions",
                columns: table => new
                {
                    no = table.Column<long>(type: "bigint", nullable: false),
                    exchange_no = table.Column<long>(type: "bigint", nullable: false),
                    partner_no = table.Column<int>(type: "int", nullable: false),
                    member_no = table.Column<long>(type: "bigint", nullable: false),
                    currency_no = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<byte>(type: "tinyint", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    about_no = table.Column<long>(type: "bigint", nullable: false),
                    expires_on = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<byte>(type: "tinyint", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    ask_micros = table.Column<long>(type: "bigint", nullable: false),
                    query_no = table.Column<long>(type: "bigint", nullable: false),
                    correction_no = table.Column<long>(type: "bigint", nullable: false),
                    partner_reference = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    refusal_reason = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    answered_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instructions", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                columns: table => new
                {
                    no = table.Column<long>(type: "bigint", nullable: false),
                    exchange_no = table.Column<long>(type: "bigint", nullable: false),
                    instruction_no = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<byte>(type: "tinyint", nullable: false),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    proposed_by = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<int>(type: "int", nullable: false),
                    why = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    created_micros = table.Column<long>(type: "bigint", nullable: false),
                    decided_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resolutions", x => x.no);
                });

            migrationBuilder.CreateIndex(
                name: "ix_exchanges_state",
                table: "exchanges",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_instructions_exchange_no",
                table: "instructions",
                column: "exchange_no");

            migrationBuilder.CreateIndex(
                name: "ix_instructions_state",
                table: "instructions",
                column: "state");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "instructions");

            migrationBuilder.DropTable(
                name: "resolutions");

            migrationBuilder.DropIndex(
                name: "ix_exchanges_state",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "credit_no",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "debit_no",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "from_currency_no",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "hold_no",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "instruction_no",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "marked_micros",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "plan",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "reversed_arriving_points",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "reversed_points",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "reversing_arriving_points",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "reversing_points",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "times_out_micros",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "to_currency_no",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "undo_until_micros",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "custody",
                table: "currencies");
        }
    }
}
