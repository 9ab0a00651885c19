"""What Prometheus reads, and who may read it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from centrala.contract.live import LiveCall, LiveOperator, LiveQueue
from centrala.site import metrics
from centrala.site.hub import Picture
from centrala.site.picture import Names
from centrala.site.prometheus import Sheet
from tests.site.served import served

NOW = datetime.now(UTC)
LINE = re.compile(r'[a-z_]+(\{([a-z]+="(\\.|[^"\\])*",?)+\})? -?[0-9.e+-]+')


def picture() -> Picture:
    call = LiveCall("c1", "l1", "q1", "+40722123456", "waiting", NOW, NOW)
    queue = LiveQueue("q1", 1, NOW - timedelta(seconds=42), 0)
    operator = LiveOperator("o1", "break", "chosen", NOW, phone=True)
    names = Names(queues={"q1": 'The "first"\n\\'}, people={"o1": "Ana Popescu"})
    return Picture(live={"call/c1": call, "queue/q1": queue, "operator/o1": operator}, names=names)


async def test_it_tells_what_is_live_without_names_or_numbers_of_people(settings: LazySettings) -> None:
    told = (await metrics.report(None, picture(), 3, settings.CENTRALA)).decode()
    lines = told.splitlines()
    assert all(LINE.fullmatch(line) for line in lines if not line.startswith("#")), told
    assert 'centrala_calls{phase="waiting"} 1' in lines
    assert 'centrala_calls{phase="talking"} 0' in lines
    assert 'centrala_operators{status="break"} 1' in lines
    assert 'centrala_queue_waiting{queue="The \\"first\\"\\n\\\\"} 1' in lines
    oldest = next(line for line in lines if line.startswith("centrala_queue_oldest_seconds{"))
    assert float(oldest.rpartition(" ")[2]) >= 42
    assert "centrala_streams 3" in lines
    assert "centrala_engine_up 0" in lines
    assert "Ana" not in told
    assert "722123456" not in told


def test_a_histogram_is_cumulated() -> None:
    sheet = Sheet()
    sheet.histogram("h", "What.", (0.1, 1.0), (2, 3, 4), 5.5)
    assert sheet.text().decode().splitlines() == [
        "# HELP h What.",
        "# TYPE h histogram",
        'h_bucket{le="0.1"} 2',
        'h_bucket{le="1"} 3',
        'h_bucket{le="+Inf"} 4',
        "h_sum 5.5",
        "h_count 4",
    ]


@pytest.mark.parametrize(
    ("client", "headers", "may"),
    [
        ("127.0.0.1", [], True),
        ("::1", [], True),
        ("192.0.2.7", [], False),
        ("127.0.0.1", [(b"x-forwarded-for", b"192.0.2.7")], False),
        ("192.0.2.7", [(b"authorization", b"Bearer right")], True),
        ("192.0.2.7", [(b"authorization", b"Bearer wrong")], False),
        ("192.0.2.7", [(b"authorization", b"")], False),
    ],
)
def test_who_may_read(client: str, headers: list[tuple[bytes, bytes]], may: bool) -> None:
    scope: dict[str, Any] = {"client": (client, 40000), "headers": headers}
    assert metrics.may_read(scope, "right") is may


def test_without_a_token_none_opens() -> None:
    assert not metrics.may_read({"client": ("192.0.2.7", 1), "headers": [(b"authorization", b"Bearer ")]}, "")


@pytest.mark.django_db(transaction=True)
async def test_it_is_served(settings: LazySettings) -> None:
    settings.CENTRALA = replace(settings.CENTRALA, metrics_token="right")
    async with served() as web:
        answer = await web.ask("/metrics")
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        refused = await web.ask("/metrics", X_Forwarded_For="192.0.2.7")
        assert refused.status == 403
        assert (await web.ask("/metrics", X_Forwarded_For="192.0.2.7", Authorization="Bearer right")).status == 200
