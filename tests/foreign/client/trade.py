"""A partner's shop in Python: it enrols a member, earns, burns with the member's code, and meets refusals.

Usage: trade.py GRPC-ADDRESS WEB-ADDRESS CLIENT-ID CLIENT-SECRET
Ends with 0 when the hub did all that its contract says.
"""

import base64
import hashlib
import hmac
import struct
import sys
import time

import grpc

from coalitionhub.amounts.v1.amounts_pb2 import Money
from coalitionhub.members.v1 import members_pb2 as members
from coalitionhub.members.v1.members_service_pb2 import CreateProofSecretRequest, EnrolMemberRequest
from coalitionhub.members.v1.members_service_pb2_grpc import MembersServiceStub
from coalitionhub.points.v1 import burns_pb2, points_service_pb2
from coalitionhub.points.v1.points_service_pb2_grpc import PointsServiceStub
from coalitionhub.purchases.v1 import purchases_pb2 as purchases
from hub import Caller, expect, expect_refusal, fetch_token, new_request_id

SCOPE = "points.earn points.burn points.read members.write members.read"


def code_of(secret_base32):
    """The six digits that a wallet shows now: RFC 6238 with SHA-1 and 30 seconds, on RFC 4226."""
    key = base64.b32decode(secret_base32 + "=" * (-len(secret_base32) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    number = struct.unpack_from(">I", digest, digest[-1] & 0xF)[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def receipt(reference, minor_units):
    return purchases.Receipt(
        merchant_reference=reference, amount=Money(currency_code="HKD", minor_units=minor_units), store="Central",
        channel=purchases.CHANNEL_STORE,
        lines=[purchases.ReceiptLine(sku="4011", category="fruit", quantity_millis=1250,
                                     amount=Money(currency_code="HKD", minor_units=minor_units))])


def enrol(shop):
    member = shop.stub(MembersServiceStub).EnrolMember(EnrolMemberRequest(
        request_id=new_request_id(), brand_member_number="K-1001")).member
    expect("a member gets a card", member.card_number.isdigit(), True)
    secret = shop.stub(MembersServiceStub).CreateProofSecret(CreateProofSecretRequest(
        request_id=new_request_id(), member=members.MemberSelector(member_id=member.member_id))).secret_base32
    return members.MemberSelector(card_number=member.card_number), secret


def available(points, member):
    balance = points.GetBalance(points_service_pb2.GetBalanceRequest(member=member, currency_code="KIWI")).balances[0]
    return balance.available


def earn(points, member):
    request = points_service_pb2.EarnRequest(
        request_id=new_request_id(), member=member, receipt=receipt("till-1/0001", 250_99))
    first = points.Earn(request)
    expect("HK$250.99 earn 250 points", first.points, 250)
    expect("the earn's balance", first.balance.available, 250)

    expect("the same request gets the same answer", points.Earn(request), first)
    expect("a repeated request earns nothing", available(points, member), 250)

    other = points_service_pb2.EarnRequest()
    other.CopyFrom(request)
    other.receipt.amount.minor_units += 100
    expect_refusal("a request id with other data", points.Earn, other,
                   grpc.StatusCode.ALREADY_EXISTS, "REQUEST_ID_REUSED")

    other.request_id = new_request_id()
    expect_refusal("a merchant's reference used twice", points.Earn, other,
                   grpc.StatusCode.ALREADY_EXISTS, "PURCHASE_ALREADY_RECORDED")
    expect("refused earns earn nothing", available(points, member), 250)


def burn(points, member, secret):
    request = burns_pb2.BurnRequest(
        request_id=new_request_id(), member=member, points=100, receipt=receipt("till-1/0002", 80_00))
    expect_refusal("a burn without proof", points.Burn, request,
                   grpc.StatusCode.FAILED_PRECONDITION, "PROOF_REQUIRED")

    request.request_id = new_request_id()
    request.proof.code = code_of(secret)
    first = points.Burn(request)
    expect("100 points are worth HK$0.50", (first.value.currency_code, first.value.minor_units), ("HKD", 50))
    expect("the burn's balance", first.balance.available, 150)
    expect("the same burn gets the same answer", points.Burn(request), first)

    request.request_id = new_request_id()
    request.receipt.merchant_reference = "till-1/0003"
    expect_refusal("a code used twice", points.Burn, request,
                   grpc.StatusCode.FAILED_PRECONDITION, "PROOF_REPLAYED")
    expect("the balance after the burn", available(points, member), 150)


def meet_refusals(points, member, stranger):
    wrong = points_service_pb2.EarnRequest(request_id=new_request_id(), member=member, receipt=receipt("", 1_00))
    refusal = expect_refusal("a receipt without a reference", points.Earn, wrong,
                             grpc.StatusCode.INVALID_ARGUMENT, "FIELD_MISSING")
    expect("the wrong field is named", refusal.fields, ["receipt.merchant_reference"])

    expect_refusal("a call without a token", stranger.stub(PointsServiceStub).GetBalance,
                   points_service_pb2.GetBalanceRequest(member=member), grpc.StatusCode.UNAUTHENTICATED, "TOKEN_MISSING")


def read_events(points):
    events = list(points.StreamEvents(points_service_pb2.StreamEventsRequest(from_seq=1)))
    seqs = [event.transfer.seq for event in events if event.HasField("transfer")]
    expect("events come in journal order", seqs, sorted(set(seqs)))
    expect("there are events", len(seqs) >= 2, True)


def look_around(stranger):
    """As off-the-shelf tools do: health and reflection by their public wire format, without a stub."""
    health = stranger.channel.unary_unary("/grpc.health.v1.Health/Check")
    expect("the hub is healthy", health(b""), b"\x08\x01")
    list_services = b"\x3a\x00"
    reflect = stranger.channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
    answers = list(reflect(iter([list_services])))
    expect("reflection lists the services", b"coalitionhub.points.v1.PointsService" in answers[0], True)


def main(grpc_address, web_address, client_id, client_secret):
    shop = Caller(grpc_address, fetch_token(web_address, client_id, client_secret, SCOPE))
    stranger = Caller(grpc_address, None)
    points = shop.stub(PointsServiceStub)

    member, secret = enrol(shop)
    earn(points, member)
    burn(points, member, secret)
    meet_refusals(points, member, stranger)
    read_events(points)
    look_around(stranger)


if __name__ == "__main__":
    main(*sys.argv[1:])
