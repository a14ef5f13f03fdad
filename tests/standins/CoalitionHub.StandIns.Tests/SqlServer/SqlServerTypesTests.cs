using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Server;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.SqlServer;

public sealed class SqlServerTypesTests
{
    [Fact]
    public void A_parameterised_command_can_be_put_together()
    {
        using var command = new SqlCommand("SELECT seq FROM transfers WHERE id = @id AND amount > @amount");

        command.Parameters.Add(new SqlParameter("@id", SqlDbType.UniqueIdentifier) { Value = Guid.Empty });
        command.Parameters.AddWithValue("@amount", 5L);

        command.Parameters.Cast<SqlParameter>().Select(parameter => parameter.SqlDbType)
            .ShouldBe([SqlDbType.UniqueIdentifier, SqlDbType.BigInt]);
    }

    [Fact]
    public void A_value_of_a_user_defined_type_makes_SqlClient_read_its_attribute()
    {
        var parameter = new SqlParameter("@point", SqlDbType.Udt) { UdtTypeName = "dbo.Place", Value = new Place() };

        parameter.SqlDbType.ShouldBe(SqlDbType.Udt);
        parameter.Value.ShouldBeOfType<Place>();
    }

    [Fact]
    public void The_attribute_of_a_type_keeps_what_it_is_told()
    {
        var attribute = typeof(Place).GetCustomAttributes(false).OfType<SqlUserDefinedTypeAttribute>()
            .ShouldHaveSingleItem();

        attribute.Format.ShouldBe(Format.UserDefined);
        attribute.MaxByteSize.ShouldBe(16);
        attribute.IsByteOrdered.ShouldBeTrue();
        attribute.IsFixedLength.ShouldBeTrue();
        attribute.Name.ShouldBe("Place");
        attribute.ValidationMethodName.ShouldBeNull();
    }

    [Fact]
    public void A_type_must_be_stored_in_a_known_way()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SqlUserDefinedTypeAttribute(Format.Unknown));
        Should.Throw<ArgumentOutOfRangeException>(() => new SqlUserDefinedAggregateAttribute(Format.Unknown));
    }

    [Fact]
    public void An_aggregate_is_no_larger_than_the_server_allows()
    {
        var attribute = new SqlUserDefinedAggregateAttribute(Format.Native);

        Should.Throw<ArgumentOutOfRangeException>(
            () => attribute.MaxByteSize = SqlUserDefinedAggregateAttribute.MaxByteSizeValue + 1);
        attribute.MaxByteSize = -1;
        attribute.MaxByteSize.ShouldBe(-1);
    }

    [Fact]
    public void A_method_is_called_with_null_unless_told_otherwise()
    {
        var attribute = new SqlMethodAttribute { DataAccess = DataAccessKind.Read, IsDeterministic = true };

        attribute.OnNullCall.ShouldBeTrue();
        attribute.IsMutator.ShouldBeFalse();
        attribute.DataAccess.ShouldBe(DataAccessKind.Read);
        attribute.SystemDataAccess.ShouldBe(SystemDataAccessKind.None);
        attribute.IsDeterministic.ShouldBeTrue();
    }

    [Fact]
    public void A_type_that_is_not_fit_is_refused_by_name()
    {
        var exception = InvalidUdtException.Create(typeof(Place), "no default constructor");

        exception.Message.ShouldContain(nameof(Place));
        exception.Message.ShouldContain("no default constructor");
    }

    [SqlUserDefinedType(Format.UserDefined, MaxByteSize = 16, IsByteOrdered = true, IsFixedLength = true, Name = "Place")]
    private sealed class Place : IBinarySerialize
    {
        public void Read(BinaryReader r) => r.ReadBytes(16);

        public void Write(BinaryWriter w) => w.Write(new byte[16]);
    }
}
