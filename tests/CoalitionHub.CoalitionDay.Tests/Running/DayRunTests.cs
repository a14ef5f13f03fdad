using CoalitionHub.CoalitionDay.Running;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Running;

/// <summary>Whole runs, small ones, with a real hub.</summary>
public sealed class DayRunTests : IDisposable
{
    private readonly PlayedDay day = new();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task A_generated_day_is_played_settled_and_proved()
    {
        var code = await day.RunAsync(new DayOptions { GeneratedPurchases = 1500, Seed = 5 });

        code.ShouldBe(ExitCode.Done, day.Said);
        day.Said.ShouldContain("1,500 of 1,500");
        day.Said.ShouldNotContain("WRONG");
        day.Said.ShouldContain("grocer: ");
        day.Said.ShouldContain("airline: ");
    }

    [Fact]
    public async Task A_day_that_is_played_again_changes_nothing()
    {
        (await day.RunAsync(new DayOptions { GeneratedPurchases = 800 })).ShouldBe(ExitCode.Done, day.Said);
        var before = Head(day.Said);

        (await day.RunAsync(new DayOptions { GeneratedPurchases = 800 })).ShouldBe(ExitCode.Done, day.Said);

        Head(day.Said[(day.Said.IndexOf(before, StringComparison.Ordinal) + before.Length)..]).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_is_played_in_its_own_time_and_money()
    {
        var file = day.Write("shop.csv", """
            member,time,amount,currency,brand,store,reference
            anna,1999-12-31T23:59:59Z,100.00,EUR,grocer,"Main Street, 5",A-1
            anna,2000-01-02,0,EUR,grocer,,A-2
            anna,2000-02-29T08:00:00+01:00,49.99,EUR,hotel,,A-1
            ben,1999-12-31,12.34,EUR,,,
            """);

        var code = await day.RunAsync(new DayOptions { PurchaseFile = file });

        code.ShouldBe(ExitCode.Done, day.Said);
        day.Said.ShouldContain("4 of 4");
        day.Said.ShouldContain("all accounts in EUR add up to zero");
    }

    [Fact]
    public async Task Every_month_of_a_file_is_settled_and_its_statements_are_written()
    {
        var file = day.Write("shop.csv", """
            member,time,amount,currency,brand,store,reference
            anna,1999-12-30T10:00:00Z,100.00,EUR,grocer,,A-1
            ben,2000-01-02T10:00:00Z,300.00,EUR,hotel,,B-1
            anna,2000-01-15T10:00:00Z,49.99,EUR,grocer,,A-2
            anna,2000-03-01T08:00:00Z,10.00,EUR,airline,,A-1
            """);

        (await day.RunAsync(new DayOptions { PurchaseFile = file })).ShouldBe(ExitCode.Done, day.Said);

        day.Said.ShouldNotContain("WRONG");
        day.Said.ShouldContain("3 of 3");
        var months = Directory.GetDirectories(Path.Combine(day.DataFolder, "statements")).Select(Path.GetFileName).Order().ToList();
        months.ShouldBe(["1999-12", "2000-01", "2000-03"]);
        File.ReadAllText(Path.Combine(day.DataFolder, "statements", "2000-01", "statement-grocer-window-2.csv")).ShouldContain("issued");
    }

    [Fact]
    public async Task Nothing_of_a_file_with_a_bad_line_is_played()
    {
        var file = day.Write("shop.csv", "member,time,amount\nanna,2000-01-01,1\nben,2000-01-01,one\n");

        (await Should.ThrowAsync<WrongInputException>(() => day.RunAsync(new DayOptions { PurchaseFile = file }))).Message.ShouldContain("Nothing was played");

        day.Said.ShouldContain("line 3: amount 'one' is no number");
        File.Exists(Path.Combine(day.DataFolder, "hub.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Bad_lines_are_left_out_when_that_is_asked_for()
    {
        var file = day.Write("shop.csv", "member,time,amount\nanna,2000-01-01,1\nben,2000-01-01,one\n");

        (await day.RunAsync(new DayOptions { PurchaseFile = file, SkipBadLines = true })).ShouldBe(ExitCode.Done, day.Said);

        day.Said.ShouldContain("line 3: amount 'one' is no number");
        day.Said.ShouldContain("1 of 1");
    }

    [Fact]
    public async Task A_purchase_that_the_brand_may_not_owe_for_fails_the_run()
    {
        // Fifty of the largest purchases are worth more than the most that a brand's terms may let it owe.
        var lines = string.Concat(Enumerable.Range(1, 120).Select(number => $"m{number},2000-01-01,100000000.00,grocer\n"));
        var file = day.Write("huge.csv", "member,time,amount,brand\n" + lines);

        (await day.RunAsync(new DayOptions { PurchaseFile = file })).ShouldBe(ExitCode.CheckFailed, day.Said);

        day.Said.ShouldContain("NET_DEBIT_CAP_EXCEEDED");
        day.Said.ShouldContain("WRONG");
    }

    [Fact]
    public async Task A_folder_of_another_run_is_refused()
    {
        (await day.RunAsync(new DayOptions { GeneratedPurchases = 50 })).ShouldBe(ExitCode.Done, day.Said);

        (await Should.ThrowAsync<WrongInputException>(() => day.RunAsync(new DayOptions { GeneratedPurchases = 50, Seed = 2 }))).Message.ShouldContain("other purchases or another seed");
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused()
    {
        Directory.CreateDirectory(day.DataFolder);
        File.WriteAllText(Path.Combine(day.DataFolder, "letter.txt"), "Dear Anna");

        (await Should.ThrowAsync<WrongInputException>(() => day.RunAsync(new DayOptions()))).Message.ShouldContain("holds no earlier run");
    }

    [Fact]
    public async Task Credentials_are_readable_by_their_owner_only_and_never_shown()
    {
        (await day.RunAsync(new DayOptions { GeneratedPurchases = 50 })).ShouldBe(ExitCode.Done, day.Said);

        var files = Directory.GetFiles(Path.Combine(day.DataFolder, "credentials"));
        files.Length.ShouldBe(9);
        foreach (var file in files)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            using var profile = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
            var secret = profile.RootElement.GetProperty("clientSecret").GetString();
            secret.ShouldNotBeNullOrEmpty();
            day.Said.ShouldNotContain(secret);
        }
    }

    /// <summary>How far the journal and the rows of the last check reach.</summary>
    private static string Head(string said) => said.Split('\n').Last(line => line.Contains("verify recomputes", StringComparison.Ordinal));
}
