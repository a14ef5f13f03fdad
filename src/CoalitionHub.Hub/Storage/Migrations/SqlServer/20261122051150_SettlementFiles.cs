using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.SqlServer
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
                    no = table.Column<int>(type: "int", nullable: false),
                    partner_no = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    holder_name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    town = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    country = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_number = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    is_iban = table.Column<bool>(type: "bit", nullable: false),
                    bic = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    proposed_by = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<int>(type: "int", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false),
                    decided_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_details", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "bank_entries",
                columns: table => new
                {
                    account = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    statement_id = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    entry_reference = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    detail_no = table.Column<int>(type: "int", nullable: false),
                    no = table.Column<long>(type: "bigint", nullable: false),
                    import_no = table.Column<long>(type: "bigint", nullable: false),
                    verdict = table.Column<byte>(type: "tinyint", nullable: false),
                    is_credit = table.Column<bool>(type: "bit", nullable: false),
                    currency = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    minor_units = table.Column<long>(type: "bigint", nullable: false),
                    window_no = table.Column<int>(type: "int", nullable: false),
                    partner_no = table.Column<int>(type: "int", nullable: false),
                    payment_no = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    bank_reference = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    booked_on = table.Column<int>(type: "int", nullable: false),
                    why = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    created_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_entries", x => new { x.account, x.statement_id, x.entry_reference, x.detail_no });
                });

            migrationBuilder.CreateTable(
                name: "bank_imports",
                columns: table => new
                {
                    no = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    sha256 = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    statements = table.Column<int>(type: "int", nullable: false),
                    entries = table.Column<int>(type: "int", nullable: false),
                    imported_by = table.Column<int>(type: "int", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_imports", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "ledger_codes",
                columns: table => new
                {
                    kind = table.Column<byte>(type: "tinyint", nullable: false),
                    is_money = table.Column<bool>(type: "bit", nullable: false),
                    code = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    set_by = table.Column<int>(type: "int", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_codes", x => new { x.kind, x.is_money });
                });

            migrationBuilder.CreateTable(
                name: "payment_orders",
                columns: table => new
                {
                    end_to_end_id = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false, collation: "Latin1_General_100_BIN2"),
                    no = table.Column<long>(type: "bigint", nullable: false),
                    file_no = table.Column<long>(type: "bigint", nullable: false),
                    window_no = table.Column<int>(type: "int", nullable: false),
                    partner_no = table.Column<int>(type: "int", nullable: false),
                    minor_units = table.Column<long>(type: "bigint", nullable: false),
                    bank_details_no = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    payment_no = table.Column<long>(type: "bigint", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_orders", x => x.end_to_end_id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_file_contents",
                columns: table => new
                {
                    file_no = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_file_contents", x => x.file_no);
                });

            migrationBuilder.CreateTable(
                name: "settlement_files",
                columns: table => new
                {
                    no = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<byte>(type: "tinyint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    window_no = table.Column<int>(type: "int", nullable: false),
                    partner_no = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<byte>(type: "tinyint", nullable: false),
                    name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    sha256 = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    from_seq = table.Column<long>(type: "bigint", nullable: false),
                    to_seq = table.Column<long>(type: "bigint", nullable: false),
                    made_by = table.Column<int>(type: "int", nullable: false),
                    decided_by = table.Column<int>(type: "int", nullable: false),
                    created_micros = table.Column<long>(type: "bigint", nullable: false),
                    decided_micros = table.Column<long>(type: "bigint", nullable: false)
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
