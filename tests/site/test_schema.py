"""Whatever the interface's description allows to be sent, the answer is one that it describes or a named refusal."""

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings

from centrala.site.openapi import description
from tests.apps.company import Browser, choices, customer, line, person

pytestmark = pytest.mark.django_db
schema = schemathesis.openapi.from_dict(description())
CALM = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@pytest.fixture
def client(demo: None) -> Client:
    line()
    customer()
    choices()
    return Browser.of(person("administrator")).client


@schema.parametrize()
@CALM
def test_no_request_breaks_it(case: "schemathesis.Case[Any]", client: Client) -> None:
    if case.operation.definition.raw["operationId"] == "signOut":
        return
    sent = case.as_transport_kwargs(base_url="http://localhost")
    body = sent.get("json")
    answer = client.generic(
        case.method,
        case.formatted_path,
        "" if body is None else json.dumps(body),
        content_type="application/json",
        query_params=sent.get("params") or {},
    )
    assert answer.status_code < 500 or answer.status_code in {503, 504}
    if answer.status_code >= 400:
        assert set(answer.json()) == {"code", "message", "params"}


def test_the_description_in_the_repository_is_this_one() -> None:
    kept = Path(__file__).parents[2] / "web" / "openapi.json"
    assert json.loads(kept.read_text()) == json.loads(json.dumps(description()))
