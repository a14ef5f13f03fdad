using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettlementRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "paid_minor_units",
                table: "window_parts",
                newName: "receive_minor_units");

            migrationBuilder.AddColumn<long>(
                name: "chain_end_seq",
                table: "windows",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "rules_no",
                table: "windows",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "paid_in_minor_units",
                table: "window_parts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "paid_out_minor_units",
                table: "window_parts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "pay_minor_units",
                table: "window_parts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What was paid, in the direction of the net, under the name that the rename gave it; every part had one leg so far.
            migrationBuilder.Sql("UPDATE window_parts SET paid_in_minor_units = CASE WHEN net_minor_units < 0 THEN receive_minor_units ELSE 0 END, paid_out_minor_units = CASE WHEN net_minor_units > 0 THEN receive_minor_units ELSE 0 END, pay_minor_units = CASE WHEN net_minor_units < 0 THEN -net_minor_units ELSE 0 END, receive_minor_units = CASE WHEN net_minor_units > 0 THEN net_minor_units ELSE 0 END;");

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    offer_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    bearer_no = table.Column<int>(type: "INTEGER", nullable: false),
                    answered_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    since_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    due_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    adjusted_window_no = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "liquidity_movements",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    is_deposit = table.Column<bool>(type: "INTEGER", nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    bank_reference = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_liquidity_movements", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "part_standings",
                columns: table => new
                {
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    agreement = table.Column<byte>(type: "INTEGER", nullable: false),
                    since_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    due_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_part_standings", x => new { x.window_no, x.partner_no });
                });

            migrationBuilder.CreateTable(
                name: "period_locks",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    until_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    set_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_period_locks", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    time_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => new { x.subject, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "settlement_rules",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    effective_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_rules", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "window_obligations",
                columns: table => new
                {
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    debtor_no = table.Column<int>(type: "INTEGER", nullable: false),
                    creditor_no = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_window_obligations", x => new { x.window_no, x.debtor_no, x.creditor_no, x.currency_no });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "liquidity_movements");

            migrationBuilder.DropTable(
                name: "part_standings");

            migrationBuilder.DropTable(
                name: "period_locks");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "settlement_rules");

            migrationBuilder.DropTable(
                name: "window_obligations");

            migrationBuilder.DropColumn(
                name: "chain_end_seq",
                table: "windows");

            migrationBuilder.DropColumn(
                name: "rules_no",
                table: "windows");

            migrationBuilder.DropColumn(
                name: "paid_in_minor_units",
                table: "window_parts");

            migrationBuilder.DropColumn(
                name: "paid_out_minor_units",
                table: "window_parts");

            migrationBuilder.DropColumn(
                name: "pay_minor_units",
                table: "window_parts");

            migrationBuilder.RenameColumn(
                name: "receive_minor_units",
                table: "window_parts",
                newName: "paid_minor_units");
        }
    }
}
