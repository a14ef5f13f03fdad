using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Cli.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Programmes;

public sealed class TermsFileTests
{
    [Fact]
    public void The_template_is_a_terms_file_that_sets_every_field()
    {
        var terms = TermsFile.Parse(TermsFile.Template, "template");

        terms.PointsCurrencyCode.ShouldBe("KIWI");
        terms.EarnRates.ShouldHaveSingleItem().PointsPerMinorUnit.ShouldBe(new Fraction { Numerator = 1, Denominator = 100 });
        terms.FundingModel.ShouldBe(FundingModel.AtIssuance);
        terms.MaximumLateness.Seconds.ShouldBe(7 * 86400);
        foreach (var field in Terms.Descriptor.Fields.InDeclarationOrder())
        {
            TermsFile.Template.ShouldContain($"\"{field.JsonName}\"");
        }
    }

    [Fact]
    public void Fields_may_have_the_contracts_own_names()
    {
        var written = JsonFormatter.Default.Format(TermsFile.Parse(TermsFile.Template, "template")).Replace("pointsCurrencyCode", "points_currency_code", StringComparison.Ordinal);

        TermsFile.Parse(written, "file").PointsCurrencyCode.ShouldBe("KIWI");
    }

    [Theory]
    [InlineData("", "line 1: no JSON")]
    [InlineData("{\n  \"fee\": {\n", "line 3: no JSON")]
    [InlineData("[]", "must hold one JSON object")]
    [InlineData("{ \"feee\": 1 }", "Unknown field: feee")]
    [InlineData("{ \"fundingModel\": \"LATER\" }", "LATER")]
    [InlineData("{ \"pendingDays\": \"soon\" }", "soon")]
    [InlineData("{ \"pendingDays\": 99999999999 }", "99999999999")]
    [InlineData("{ \"maximumLateness\": \"7 days\" }", "7 days")]
    [InlineData("{ \"fee\": { \"numerator\": 0.5 } }", "0.5")]
    public void A_wrong_file_is_told_in_words(string json, string words)
    {
        var wrong = Should.Throw<UsageException>(() => TermsFile.Parse(json, "terms.json"));

        wrong.Message.ShouldStartWith("terms.json");
        wrong.Message.ShouldContain(words);
    }
}
