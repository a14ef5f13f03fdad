"""The coalition's staff take a brand in: two people, as approving one's own terms is refused.

Usage: set_up.py GRPC-ADDRESS WEB-ADDRESS OPERATOR-CLIENT-ID OPERATOR-SECRET
Prints the partner's credential as one line of JSON.
"""

import json
import sys

import grpc
from google.protobuf import duration_pb2

from coalitionhub.amounts.v1.amounts_pb2 import Fraction, Money
from coalitionhub.partners.v1 import partners_admin_service_pb2 as partners
from coalitionhub.partners.v1.partners_admin_service_pb2_grpc import PartnersAdminServiceStub
from coalitionhub.partners.v1.partners_pb2 import BrandCurrency
from coalitionhub.programmes.v1 import programmes_admin_service_pb2 as programmes
from coalitionhub.programmes.v1 import programmes_pb2 as terms
from coalitionhub.programmes.v1.programmes_admin_service_pb2_grpc import ProgrammesAdminServiceStub
from coalitionhub.staff.v1 import staff_admin_service_pb2 as staff
from coalitionhub.staff.v1.staff_admin_service_pb2_grpc import StaffAdminServiceStub
from hub import Caller, expect, expect_refusal, fetch_token, new_request_id

SCOPES = ["points.earn", "points.burn", "points.read", "purchases.read", "members.write", "members.read"]

# HK$1 earns a point, 200 points are worth HK$1, a point costs and pays half a cent.
TERMS = terms.Terms(
    points_currency_code="KIWI",
    earn_rates=[terms.EarnRate(currency_code="HKD", points_per_minor_unit=Fraction(numerator=1, denominator=100))],
    burn_value=Fraction(numerator=1, denominator=2),
    funding_model=terms.FUNDING_MODEL_AT_ISSUANCE,
    issue_price=Fraction(numerator=5000, denominator=1),
    redemption_price=Fraction(numerator=5000, denominator=1),
    fee=Fraction(numerator=0, denominator=1),
    net_debit_cap=Money(currency_code="HKD", minor_units=1_000_000_00),
    expiry_months=24,
    maximum_lateness=duration_pb2.Duration(seconds=7 * 86400),
    hold_max_duration=duration_pb2.Duration(seconds=3600),
)


def main(grpc_address, web_address, client_id, client_secret):
    operator = Caller(grpc_address, fetch_token(web_address, client_id, client_secret, "staff"))
    people = operator.stub(StaffAdminServiceStub)
    programme = operator.stub(ProgrammesAdminServiceStub)

    partner = operator.stub(PartnersAdminServiceStub).OnboardPartner(partners.OnboardPartnerRequest(
        request_id=new_request_id(), code="kiwi", display_name="Kiwi Markets", settlement_currency_code="HKD",
        brand_currency=BrandCurrency(currency_code="KIWI", display_name="Kiwis"))).partner
    proposed = programme.ProposeTerms(programmes.ProposeTermsRequest(
        request_id=new_request_id(), partner_id=partner.partner_id, terms=TERMS)).terms_version

    approval = programmes.ApproveTermsRequest(request_id=new_request_id(), terms_id=proposed.terms_id)
    expect_refusal("an operator approves no terms", programme.ApproveTerms, approval,
                   grpc.StatusCode.PERMISSION_DENIED, "ROLE_MISSING")
    checker = people.AddStaff(staff.AddStaffRequest(
        request_id=new_request_id(), display_name="Chris Checker", roles=[staff.ROLE_FINANCE_CHECKER])).staff_member
    credential = people.CreateStaffCredential(staff.CreateStaffCredentialRequest(
        request_id=new_request_id(), staff_id=checker.staff_id))
    token = fetch_token(web_address, credential.client_id, credential.client_secret, "staff")
    approved = Caller(grpc_address, token).stub(ProgrammesAdminServiceStub).ApproveTerms(approval).terms_version
    expect("the terms are approved", approved.state, terms.TERMS_STATE_APPROVED)

    created = operator.stub(PartnersAdminServiceStub).CreateCredential(partners.CreateCredentialRequest(
        request_id=new_request_id(), partner_id=partner.partner_id, scopes=SCOPES))
    print(json.dumps({"clientId": created.credential.client_id, "clientSecret": created.client_secret}))


if __name__ == "__main__":
    main(*sys.argv[1:])
