using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Connection;

public sealed class ProfileTests : IDisposable
{
    private static readonly Profile Olga = new() { Hub = "http://127.0.0.1:1", Authority = "http://127.0.0.1:2", ClientId = "cli_1", ClientSecret = "very-secret" };

    private readonly TempFolder folder = new();

    [Fact]
    public void A_saved_profile_is_read_back_by_its_name()
    {
        var path = Olga.Save("olga", Variable);

        path.ShouldBe(folder.File(Path.Combine("coalition-hub", "olga.json")));
        Profile.Read("olga", Variable).ShouldBe(Olga);
        Profile.Read(path, Variable).ShouldBe(Olga);
    }

    [Fact]
    public void A_saved_profile_can_be_read_by_its_owner_only() =>
        File.GetUnixFileMode(Olga.Save("olga", Variable)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_profile_that_others_can_read_or_write_is_refused(UnixFileMode mode)
    {
        var path = Olga.Save("olga", Variable);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | mode);

        Should.Throw<UsageException>(() => Profile.Read("olga", Variable)).Message.ShouldContain($"chmod 600 {path}");
    }

    [Fact]
    public void A_profile_is_never_overwritten()
    {
        Olga.Save("olga", Variable);

        Should.Throw<UsageException>(() => Olga.Save("olga", Variable)).Message.ShouldContain("can't be written");
    }

    [Theory]
    [InlineData("{ \"clientSecret\": \"very-secret\" ")]
    [InlineData("{ \"secret\": \"very-secret\" }")]
    [InlineData("\"very-secret\"")]
    public void What_is_wrong_with_a_profile_is_told_without_its_secret(string json)
    {
        var path = folder.File("wrong.json");
        File.WriteAllText(path, json);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var message = Should.Throw<UsageException>(() => Profile.Read(path, Variable)).Message;

        message.ShouldContain(path);
        message.ShouldNotContain("very-secret");
    }

    [Fact]
    public void Neither_a_profile_nor_credentials_tell_their_secret_by_accident()
    {
        Olga.ToString().ShouldNotContain("very-secret");
        new Credentials(new Uri("http://a"), new Uri("http://b"), "cli_1", "very-secret").ToString().ShouldNotContain("very-secret");
    }

    public void Dispose() => folder.Dispose();

    private string? Variable(string name) => name == "XDG_CONFIG_HOME" ? folder.FullPath : null;
}
