using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettlementFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bank_details",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    holder_name = table.Column<string>(type: "TEXT", nullable: false),
                    town = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", nullable: false),
                    account_number = table.Column<string>(type: "TEXT", nullable: false),
                    is_iban = table.Column<bool>(type: "INTEGER", nullable: false),
                    bic = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_details", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "bank_entries",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    statement_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    entry_reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    detail_no = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    import_no = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<byte>(type: "INTEGER", nullable: false),
                    is_credit = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    payment_no = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    bank_reference = table.Column<string>(type: "TEXT", nullable: false),
                    booked_on = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_entries", x => new { x.account, x.statement_id, x.entry_reference, x.detail_no });
                });

            migrationBuilder.CreateTable(
                name: "bank_imports",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    statements = table.Column<int>(type: "INTEGER", nullable: false),
                    entries = table.Column<int>(type: "INTEGER", nullable: false),
                    imported_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_imports", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "ledger_codes",
                columns: table => new
                {
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    is_money = table.Column<bool>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    set_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_codes", x => new { x.kind, x.is_money });
                });

            migrationBuilder.CreateTable(
                name: "payment_orders",
                columns: table => new
                {
                    end_to_end_id = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    file_no = table.Column<long>(type: "INTEGER", nullable: false),
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    bank_details_no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    payment_no = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_orders", x => x.end_to_end_id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_file_contents",
                columns: table => new
                {
                    file_no = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_file_contents", x => x.file_no);
                });

            migrationBuilder.CreateTable(
                name: "settlement_files",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    from_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    to_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_files", x => x.no);
                });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_files_kind_number",
                table: "settlement_files",
                columns: new[] { "kind", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bank_details");

            migrationBuilder.DropTable(
                name: "bank_entries");

            migrationBuilder.DropTable(
                name: "bank_imports");

            migrationBuilder.DropTable(
                name: "ledger_codes");

            migrationBuilder.DropTable(
                name: "payment_orders");

            migrationBuilder.DropTable(
                name: "settlement_file_contents");

            migrationBuilder.DropTable(
                name: "settlement_files");
        }
    }
}
