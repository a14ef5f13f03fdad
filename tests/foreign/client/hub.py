"""What any client of the hub needs: a token, a channel, request ids, and the reason of a refusal."""

import base64
import json
import os
import time
import urllib.parse
import urllib.request

import grpc
from google.rpc import error_details_pb2, status_pb2


class Caller:
    """Someone with a token: `caller.stub(SomeServiceStub).SomeCall(request)`."""

    def __init__(self, grpc_address, token):
        bearer = [("authorization", "Bearer " + token)] if token else []
        self.channel = grpc.intercept_channel(grpc.insecure_channel(grpc_address), WithMetadata(bearer))

    def stub(self, kind):
        return kind(self.channel)


class WithMetadata(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor):
    """Adds metadata and a deadline to each call."""

    def __init__(self, metadata):
        self.metadata = metadata

    def intercept_unary_unary(self, continuation, details, request):
        return continuation(self.changed(details), request)

    def intercept_unary_stream(self, continuation, details, request):
        return continuation(self.changed(details), request)

    def changed(self, details):
        return details._replace(metadata=list(details.metadata or []) + self.metadata, timeout=30)


def fetch_token(web_address, client_id, client_secret, scope):
    """OAuth 2.0 client credentials (RFC 6749, section 4.4), the client authenticated by HTTP Basic."""
    pair = urllib.parse.quote(client_id, safe="") + ":" + urllib.parse.quote(client_secret, safe="")
    request = urllib.request.Request(
        web_address + "/connect/token",
        data=urllib.parse.urlencode({"grant_type": "client_credentials", "scope": scope}).encode(),
        headers={"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["access_token"]


def new_request_id():
    """A UUID of version 7 (RFC 9562, section 5.7); Python's library has none before 3.14."""
    number = int.from_bytes(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])


class Refusal:
    """Why a call was refused: google.rpc.Status, as gRPC carries it in a trailer."""

    def __init__(self, error):
        self.code = error.code()
        self.reason = self.domain = None
        self.fields = []
        for name, value in error.trailing_metadata() or []:
            if name == "grpc-status-details-bin":
                self.read(status_pb2.Status.FromString(value))

    def read(self, status):
        expect("the code in the details", status.code, self.code.value[0])
        for detail in status.details:
            info, bad = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
            if detail.Unpack(info):
                self.reason, self.domain = info.reason, info.domain
            if detail.Unpack(bad):
                self.fields = [violation.field for violation in bad.field_violations]


def refused(call, request):
    """Makes a call that must be refused, and says why it was."""
    try:
        answer = call(request)
    except grpc.RpcError as error:
        return Refusal(error)
    raise AssertionError(f"Not refused: {request} got {answer}")


def expect_refusal(what, call, request, code, reason):
    refusal = refused(call, request)
    expect(what, (refusal.code, refusal.reason, refusal.domain), (code, reason, "coalitionhub"))
    return refusal


def expect(what, found, wanted):
    if found != wanted:
        raise AssertionError(f"{what}: expected {wanted}, found {found}")
    print(f"ok  {what}")
