using CoalitionHub.Hub.Operations.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Operations;

public sealed class DescriptorIndexTests
{
    private const string PointsFile = "coalitionhub/points/v1/points_service.proto";

    [Fact]
    public void A_file_comes_first_and_its_imports_once_each()
    {
        var index = new DescriptorIndex([Protos.Points.V1.PointsService.Descriptor.File]);

        var files = DescriptorIndex.WithImports(index.FileNamed(PointsFile).ShouldNotBeNull()).Select(FileDescriptorProto.Parser.ParseFrom).ToList();

        files[0].Name.ShouldBe(PointsFile);
        files.Select(file => file.Name).ShouldBeUnique();
        files.SelectMany(file => file.Dependency).Distinct().Except(files.Select(file => file.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void Imported_files_can_be_asked_for_too()
    {
        var index = new DescriptorIndex([Protos.Points.V1.PointsService.Descriptor.File]);

        index.FileDeclaring("google.protobuf.Timestamp").ShouldNotBeNull().Name.ShouldBe("google/protobuf/timestamp.proto");
        index.FileDeclaring("coalitionhub.amounts.v1.Money.minor_units").ShouldNotBeNull().Name.ShouldBe("coalitionhub/amounts/v1/amounts.proto");
    }

    [Fact]
    public void Extensions_are_found_by_what_they_extend()
    {
        var index = new DescriptorIndex([FileWithExtensions()]);

        index.ExtensionNumbersOf("test.Extended").ShouldBe([100, 120]);
        index.FileExtending("test.Extended", 120).ShouldNotBeNull().Name.ShouldBe("test.proto");
        index.FileExtending("test.Extended", 121).ShouldBeNull();
        index.FileDeclaring("test.Holder.nested_mark").ShouldNotBeNull().Name.ShouldBe("test.proto");
        index.ExtensionNumbersOf("test.Holder").ShouldNotBeNull().ShouldBeEmpty();
        index.ExtensionNumbersOf("test.Nothing").ShouldBeNull();
    }

    private static FileDescriptor FileWithExtensions()
    {
        var file = new FileDescriptorProto
        {
            Name = "test.proto",
            Package = "test",
            Syntax = "proto2",
            MessageType =
            {
                new DescriptorProto { Name = "Extended", ExtensionRange = { new DescriptorProto.Types.ExtensionRange { Start = 100, End = 200 } } },
                new DescriptorProto { Name = "Holder", Extension = { Extension("nested_mark", 120) } },
            },
            Extension = { Extension("mark", 100) },
        };
        return FileDescriptor.BuildFromByteStrings([file.ToByteString()])[0];
    }

    private static FieldDescriptorProto Extension(string name, int number) => new()
    {
        Name = name,
        Number = number,
        Extendee = ".test.Extended",
        Type = FieldDescriptorProto.Types.Type.Int32,
        Label = FieldDescriptorProto.Types.Label.Optional,
    };
}
