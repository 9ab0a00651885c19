"""What the desk shows live is what is true: the old picture with its changes is the fresh picture."""

from tests.e2e.api import Json
from tests.e2e.events import Follower
from tests.e2e.instance import get
from tests.e2e.scene import Scene, mobile
from tests.waiting import InVainError, until, until_true


async def test_the_snapshot_with_its_changes_is_the_fresh_snapshot(scene: Scene) -> None:
    follower = await Follower.of(scene.admin, scene.instance)
    await until(lambda: follower.picture is not None, "a snapshot")
    await _a_call_comes_and_goes(scene)

    await _agree(scene, follower)
    assert follower.kinds.count("snapshot") == 1
    assert "change" in follower.kinds
    await follower.close()


async def test_who_was_away_resumes_with_what_was_missed(scene: Scene) -> None:
    before = await Follower.of(scene.admin, scene.instance)
    await until(lambda: before.last_id != "", "a snapshot")
    await before.close()
    await _a_call_comes_and_goes(scene)
    after = await Follower.of(scene.admin, scene.instance, last_id=before.last_id, picture=before.picture)

    await _agree(scene, after)
    assert "snapshot" not in after.kinds
    await after.close()


async def test_nobody_follows_without_signing_in(scene: Scene) -> None:
    assert get(f"{scene.instance.address}/events")[0] == 401


async def _a_call_comes_and_goes(scene: Scene) -> None:
    caller = await scene.caller()
    call = await caller.call((await scene.line("en"))["number"], as_number=mobile())
    desk = await scene.available("en")
    await desk.rings()
    await call.hang_up()
    await desk.is_in("none")


async def _agree(scene: Scene, follower: Follower) -> None:
    async def agree() -> bool:
        return _without_count(await scene.admin.get("/live")) == _without_count(follower.picture)

    try:
        await until_true(agree, "the followed picture is the fresh one", within_s=5)
    except InVainError:
        assert _without_count(follower.picture) == _without_count(await scene.admin.get("/live"))
        raise


def _without_count(picture: Json) -> dict[str, object]:
    """The count also grows with what this follower may not see, or what only tells to look again."""
    return {name: value for name, value in picture.items() if name != "seq"}
