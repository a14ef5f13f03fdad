using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoalitionHub.Hub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    debits_posted = table.Column<long>(type: "INTEGER", nullable: false),
                    credits_posted = table.Column<long>(type: "INTEGER", nullable: false),
                    debits_pending = table.Column<long>(type: "INTEGER", nullable: false),
                    credits_pending = table.Column<long>(type: "INTEGER", nullable: false),
                    at_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "adjustments",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    is_credit = table.Column<bool>(type: "INTEGER", nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    time_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.no);
                });

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
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    pack_no = table.Column<int>(type: "INTEGER", nullable: false),
                    movement_no = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "brand_links",
                columns: table => new
                {
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_brand_links", x => new { x.partner_no, x.number });
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    replaced_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    replaced_for = table.Column<byte>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cards", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    exchange_no = table.Column<long>(type: "INTEGER", nullable: false),
                    instruction_no = table.Column<long>(type: "INTEGER", nullable: false),
                    decided = table.Column<byte>(type: "INTEGER", nullable: false),
                    said = table.Column<byte>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    first_by = table.Column<int>(type: "INTEGER", nullable: false),
                    first_approves = table.Column<bool>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    new_instruction_no = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corrections", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    staff_no = table.Column<int>(type: "INTEGER", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", nullable: false),
                    public_key_jwk = table.Column<string>(type: "TEXT", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credentials", x => x.client_id);
                });

            migrationBuilder.CreateTable(
                name: "currencies",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    owner_partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    custody = table.Column<byte>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_currencies", x => x.no);
                });

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
                name: "exchanges",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    route_no = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    quote_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    fee_points = table.Column<long>(type: "INTEGER", nullable: false),
                    residue_points = table.Column<long>(type: "INTEGER", nullable: false),
                    arriving_points = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_on = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    from_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    to_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    hold_no = table.Column<long>(type: "INTEGER", nullable: false),
                    undo_until_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    times_out_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    marked_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    instruction_no = table.Column<long>(type: "INTEGER", nullable: false),
                    debit_no = table.Column<long>(type: "INTEGER", nullable: false),
                    credit_no = table.Column<long>(type: "INTEGER", nullable: false),
                    reversed_points = table.Column<long>(type: "INTEGER", nullable: false),
                    reversed_arriving_points = table.Column<long>(type: "INTEGER", nullable: false),
                    reversing_points = table.Column<long>(type: "INTEGER", nullable: false),
                    reversing_arriving_points = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchanges", x => x.no);
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
                    ended_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    undo_reasons = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gifts", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    source_no = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    legs = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holds", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "hub_secrets",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    value = table.Column<byte[]>(type: "BLOB", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_secrets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "instructions",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    exchange_no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    about_no = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_on = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<byte>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ask_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    query_no = table.Column<long>(type: "INTEGER", nullable: false),
                    correction_no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    refusal_reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    answered_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instructions", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "journal_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    owner_url = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    lease_until_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    time_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    rows_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    references_no = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_head", x => x.id);
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
                name: "lots",
                columns: table => new
                {
                    wallet = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    issuer_no = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_on = table.Column<int>(type: "INTEGER", nullable: false),
                    matures_on = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots", x => new { x.wallet, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    merged_into_no = table.Column<long>(type: "INTEGER", nullable: false),
                    enrolled_by_no = table.Column<int>(type: "INTEGER", nullable: false),
                    personal_display_name = table.Column<string>(type: "TEXT", nullable: false),
                    personal_email = table.Column<string>(type: "TEXT", nullable: false),
                    personal_birth_date = table.Column<string>(type: "TEXT", nullable: false),
                    proof_secret = table.Column<string>(type: "TEXT", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    from_no = table.Column<long>(type: "INTEGER", nullable: false),
                    into_no = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merges", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "opening_imports",
                columns: table => new
                {
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    imported_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening_imports", x => new { x.partner_no, x.currency_no });
                });

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
                name: "partners",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    brand_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partners", x => x.no);
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
                name: "payments",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    is_received = table.Column<bool>(type: "INTEGER", nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    bank_reference = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.no);
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
                name: "proof_uses",
                columns: table => new
                {
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    asserted_on = table.Column<int>(type: "INTEGER", nullable: false),
                    asserted_points = table.Column<long>(type: "INTEGER", nullable: false),
                    wrong_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong_since_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proof_uses", x => x.member_no);
                });

            migrationBuilder.CreateTable(
                name: "purchase_lines",
                columns: table => new
                {
                    purchase_no = table.Column<long>(type: "INTEGER", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    quantity_millis = table.Column<long>(type: "INTEGER", nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase_lines", x => new { x.purchase_no, x.line_no });
                });

            migrationBuilder.CreateTable(
                name: "purchase_references",
                columns: table => new
                {
                    hash = table.Column<long>(type: "INTEGER", nullable: false),
                    purchase_no = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase_references", x => new { x.hash, x.purchase_no });
                });

            migrationBuilder.CreateTable(
                name: "purchases",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    reference_salt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    money = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    hold_no = table.Column<long>(type: "INTEGER", nullable: false),
                    original_no = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_points = table.Column<long>(type: "INTEGER", nullable: false),
                    released_points = table.Column<long>(type: "INTEGER", nullable: false),
                    store = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<byte>(type: "INTEGER", nullable: false),
                    purchase_time_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchases", x => x.no);
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
                name: "requests",
                columns: table => new
                {
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    request_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests", x => new { x.partner_no, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    exchange_no = table.Column<long>(type: "INTEGER", nullable: false),
                    instruction_no = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<byte>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resolutions", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "routes",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    from_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    to_currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer_no = table.Column<int>(type: "INTEGER", nullable: false),
                    rate = table.Column<string>(type: "TEXT", nullable: false),
                    minimum = table.Column<long>(type: "INTEGER", nullable: false),
                    increment = table.Column<long>(type: "INTEGER", nullable: false),
                    maximum = table.Column<long>(type: "INTEGER", nullable: false),
                    fee = table.Column<string>(type: "TEXT", nullable: false),
                    quote_validity_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routes", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "settlement_adjustments",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    debtor_no = table.Column<int>(type: "INTEGER", nullable: false),
                    creditor_no = table.Column<int>(type: "INTEGER", nullable: false),
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    reversal_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    booked_window_no = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_adjustments", x => x.no);
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
                name: "signing_keys",
                columns: table => new
                {
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    kid = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", maxLength: 256, nullable: false),
                    private_key = table.Column<byte[]>(type: "BLOB", maxLength: 512, nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    active_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    dropped_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_keys", x => x.generation);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "state_changes",
                columns: table => new
                {
                    no = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    from_state = table.Column<string>(type: "TEXT", nullable: false),
                    to_state = table.Column<string>(type: "TEXT", nullable: false),
                    trigger_name = table.Column<string>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    time_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_state_changes", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    effective_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    earn_rates = table.Column<string>(type: "TEXT", nullable: false),
                    burn_value = table.Column<string>(type: "TEXT", nullable: false),
                    funding = table.Column<byte>(type: "INTEGER", nullable: false),
                    issue_price = table.Column<string>(type: "TEXT", nullable: false),
                    redemption_price = table.Column<string>(type: "TEXT", nullable: false),
                    fee = table.Column<string>(type: "TEXT", nullable: false),
                    charges = table.Column<string>(type: "TEXT", nullable: false),
                    net_debit_cap_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    burn_minimum = table.Column<long>(type: "INTEGER", nullable: false),
                    burn_increment = table.Column<long>(type: "INTEGER", nullable: false),
                    pending_days = table.Column<int>(type: "INTEGER", nullable: false),
                    expiry_months = table.Column<int>(type: "INTEGER", nullable: false),
                    grace_days = table.Column<int>(type: "INTEGER", nullable: false),
                    debt_floor_points = table.Column<long>(type: "INTEGER", nullable: false),
                    max_lateness_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    assertion_max_points = table.Column<long>(type: "INTEGER", nullable: false),
                    assertion_max_points_per_day = table.Column<long>(type: "INTEGER", nullable: false),
                    hold_max_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<int>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terms", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "transfers",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    request_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    debit = table.Column<long>(type: "INTEGER", nullable: false),
                    credit = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    phase = table.Column<byte>(type: "INTEGER", nullable: false),
                    hold_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    corrects_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    member_no = table.Column<long>(type: "INTEGER", nullable: false),
                    source_no = table.Column<long>(type: "INTEGER", nullable: false),
                    reference_commitment = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    purchase_time_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    time_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    previous_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_issuer_no = table.Column<int>(type: "INTEGER", nullable: false),
                    lot_terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    lot_expires_on = table.Column<int>(type: "INTEGER", nullable: false),
                    lot_matures_on = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfers", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "window_lines",
                columns: table => new
                {
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    due_micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_window_lines", x => new { x.window_no, x.partner_no, x.kind, x.currency_no });
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

            migrationBuilder.CreateTable(
                name: "window_parts",
                columns: table => new
                {
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    partner_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points_issued = table.Column<long>(type: "INTEGER", nullable: false),
                    points_redeemed = table.Column<long>(type: "INTEGER", nullable: false),
                    points_expired = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    due_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    fee_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    net_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    net_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    residue_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    pay_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    receive_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_in_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_out_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    written_off_in_minor_units = table.Column<long>(type: "INTEGER", nullable: false),
                    written_off_out_minor_units = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_window_parts", x => new { x.window_no, x.partner_no });
                });

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

            migrationBuilder.CreateTable(
                name: "window_shares",
                columns: table => new
                {
                    window_no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    terms_no = table.Column<int>(type: "INTEGER", nullable: false),
                    payer_no = table.Column<int>(type: "INTEGER", nullable: false),
                    payee_no = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_no = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    micros = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_window_shares", x => new { x.window_no, x.kind, x.terms_no, x.payer_no, x.payee_no });
                });

            migrationBuilder.CreateTable(
                name: "windows",
                columns: table => new
                {
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    from_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    to_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<int>(type: "INTEGER", nullable: false),
                    approved_by = table.Column<int>(type: "INTEGER", nullable: false),
                    chain_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    created_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    fund_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    fees_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    breakage_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    rounding_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    packs_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    rules_no = table.Column<int>(type: "INTEGER", nullable: false),
                    chain_end_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_windows", x => x.no);
                });

            migrationBuilder.CreateIndex(
                name: "ix_currencies_code",
                table: "currencies",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exchanges_partner_no_no",
                table: "exchanges",
                columns: new[] { "partner_no", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_exchanges_quote_id",
                table: "exchanges",
                column: "quote_id",
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_partners_code",
                table: "partners",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_files_kind_number",
                table: "settlement_files",
                columns: new[] { "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_state_changes_subject",
                table: "state_changes",
                column: "subject");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "adjustments");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "bank_details");

            migrationBuilder.DropTable(
                name: "bank_entries");

            migrationBuilder.DropTable(
                name: "bank_imports");

            migrationBuilder.DropTable(
                name: "bonus_spendings");

            migrationBuilder.DropTable(
                name: "brand_links");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "credentials");

            migrationBuilder.DropTable(
                name: "currencies");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "exchange_tallies");

            migrationBuilder.DropTable(
                name: "exchanges");

            migrationBuilder.DropTable(
                name: "gifts");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "hub_secrets");

            migrationBuilder.DropTable(
                name: "instructions");

            migrationBuilder.DropTable(
                name: "journal_head");

            migrationBuilder.DropTable(
                name: "ledger_codes");

            migrationBuilder.DropTable(
                name: "liquidity_movements");

            migrationBuilder.DropTable(
                name: "lots");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "merges");

            migrationBuilder.DropTable(
                name: "opening_imports");

            migrationBuilder.DropTable(
                name: "packs");

            migrationBuilder.DropTable(
                name: "part_standings");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropTable(
                name: "payment_orders");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "period_locks");

            migrationBuilder.DropTable(
                name: "proof_uses");

            migrationBuilder.DropTable(
                name: "purchase_lines");

            migrationBuilder.DropTable(
                name: "purchase_references");

            migrationBuilder.DropTable(
                name: "purchases");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "resolutions");

            migrationBuilder.DropTable(
                name: "routes");

            migrationBuilder.DropTable(
                name: "settlement_adjustments");

            migrationBuilder.DropTable(
                name: "settlement_file_contents");

            migrationBuilder.DropTable(
                name: "settlement_files");

            migrationBuilder.DropTable(
                name: "settlement_rules");

            migrationBuilder.DropTable(
                name: "signing_keys");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "state_changes");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropTable(
                name: "transfers");

            migrationBuilder.DropTable(
                name: "window_lines");

            migrationBuilder.DropTable(
                name: "window_obligations");

            migrationBuilder.DropTable(
                name: "window_parts");

            migrationBuilder.DropTable(
                name: "window_roots");

            migrationBuilder.DropTable(
                name: "window_shares");

            migrationBuilder.DropTable(
                name: "windows");
        }
    }
}
