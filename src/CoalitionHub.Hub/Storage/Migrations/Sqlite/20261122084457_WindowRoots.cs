using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WindowRoots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "window_roots",
                columns: table => new
                {
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    due_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_window_roots", x => new { x.window_no, x.partner_no });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "window_roots");
        }
    }
}
