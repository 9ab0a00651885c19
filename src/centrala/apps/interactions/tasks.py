"""Heavy work on interactions, done in the jobs process."""

import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from centrala.apps.interactions import joining
from centrala.apps.interactions.actions import announce
from centrala.apps.interactions.models import Recording

SETTLED_S = 0.3
PATIENCE_S = 5.0
FORGOTTEN = timedelta(minutes=1)


def enqueue_finish(interaction_id: UUID) -> None:
    """In the transaction that asks for it: both happen or neither."""
    finish_recording.enqueue(str(interaction_id))


@task()
def finish_recording(interaction_id: str) -> str:
    """Joins both sides; the state it came to: "ready" or "lost". Done twice, the same."""
    recording = Recording.objects.get(interaction_id=UUID(interaction_id))
    if recording.state == "ready":
        return "ready"
    file = joining.whole(settings.CENTRALA.recordings, recording.stem)
    _wait_until_written(file)
    measured = joining.join(file)
    recording.state = "lost" if measured is None else "ready"
    if measured is not None:
        recording.duration_ms = measured.duration_ms
        recording.peaks_left, recording.peaks_right = measured.left, measured.right
    with transaction.atomic():
        recording.save(update_fields=["state", "duration_ms", "peaks_left", "peaks_right"])
        transaction.on_commit(lambda: announce(recording.interaction_id))
    return recording.state


def _wait_until_written(file: Path) -> None:
    """The last samples are written a moment after the call is over: usually long before this is done."""
    began, until = time.time(), time.monotonic() + PATIENCE_S
    while (left_s := SETTLED_S - (time.time() - _written_at(file, began))) > 0 and time.monotonic() < until:
        time.sleep(min(left_s, SETTLED_S))


def _written_at(file: Path, otherwise: float) -> float:
    return max((side.stat().st_mtime for side in joining.sides(file) if side.exists()), default=otherwise)


def sweep() -> int:
    """Asks again for recordings that nobody finished: a process was killed, or their end was never told."""
    forgotten = Recording.objects.filter(state="pending", interaction__ended_at__lt=timezone.now() - FORGOTTEN)
    for recording in forgotten:
        enqueue_finish(recording.interaction_id)
    return len(forgotten)
