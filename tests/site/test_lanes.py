import threading

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from centrala.site.middleware import AT_ONCE, in_lanes

PATIENCE_S = 10.0


def test_an_answer_does_not_wait_behind_lists() -> None:
    begun, let_go = threading.Semaphore(0), threading.Event()

    def work(request: HttpRequest) -> HttpResponse:
        if request.path == "/api/v1/interactions":
            begun.release()
            let_go.wait(PATIENCE_S)
        return HttpResponse()

    served, make = in_lanes(work), RequestFactory()
    lists = [threading.Thread(target=served, args=(make.get("/api/v1/interactions"),)) for _ in range(2 * AT_ONCE)]
    for one in lists:
        one.start()
    try:
        assert all(begun.acquire(timeout=PATIENCE_S) for _ in range(AT_ONCE))
        assert served(make.post("/api/v1/calls/1/answer")).status_code == 200
        assert not begun.acquire(blocking=False), "no more at once than the lane holds"
    finally:
        let_go.set()
        for one in lists:
            one.join(PATIENCE_S)
    assert all(begun.acquire(timeout=PATIENCE_S) for _ in range(AT_ONCE))
