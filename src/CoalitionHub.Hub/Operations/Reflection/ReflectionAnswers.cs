using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace CoalitionHub.Hub.Operations.Reflection;

/// <summary>Answers the questions of the gRPC server reflection protocol; every question gets one answer.</summary>
internal sealed class ReflectionAnswers(ServedServices services)
{
    private readonly Lazy<DescriptorIndex> index = new(() => new DescriptorIndex(services.All.Select(service => service.File)));

    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var answer = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                AnswerFile(answer, index.Value.FileNamed(request.FileByFilename), "file");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                AnswerFile(answer, index.Value.FileDeclaring(request.FileContainingSymbol), "symbol");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                var asked = request.FileContainingExtension;
                AnswerFile(answer, index.Value.FileExtending(asked.ContainingType, asked.ExtensionNumber), "extension");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                AnswerNumbers(answer, request.AllExtensionNumbersOfType);
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                answer.ListServicesResponse = new ListServiceResponse();
                answer.ListServicesResponse.Service.AddRange(services.All.Select(service => new ServiceResponse { Name = service.FullName }));
                break;
            default:
                answer.ErrorResponse = Error(StatusCode.InvalidArgument, "The request asks nothing.");
                break;
        }

        return answer;
    }

    private static void AnswerFile(ServerReflectionResponse answer, FileDescriptor? file, string what)
    {
        if (file is null)
        {
            answer.ErrorResponse = Error(StatusCode.NotFound, $"This server has no such {what}.");
            return;
        }

        answer.FileDescriptorResponse = new FileDescriptorResponse();
        answer.FileDescriptorResponse.FileDescriptorProto.AddRange(DescriptorIndex.WithImports(file));
    }

    private void AnswerNumbers(ServerReflectionResponse answer, string message)
    {
        if (index.Value.ExtensionNumbersOf(message) is not { } numbers)
        {
            answer.ErrorResponse = Error(StatusCode.NotFound, "This server has no such message.");
            return;
        }

        answer.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = message };
        answer.AllExtensionNumbersResponse.ExtensionNumber.AddRange(numbers);
    }

    private static ErrorResponse Error(StatusCode code, string message) => new() { ErrorCode = (int)code, ErrorMessage = message };
}
