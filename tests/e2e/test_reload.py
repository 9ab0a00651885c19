"""What breaks at the desk never ends the customer's call."""

from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_music, hears_operator
from tests.sip.sources import tone


async def test_a_reloaded_page_takes_over_the_talk(scene: Scene) -> None:
    caller = await scene.caller()
    call = await caller.call((await scene.line("en"))["number"], as_number=mobile(), plays=tone(440))
    desk = await scene.available("en")
    call_id = await desk.rings()
    await desk.answer()
    await hears_operator(call)

    await desk.page.reload()
    await hears_music(call)
    await desk.is_in("talking", within_s=30)
    assert await desk.call_id() == call_id
    await hears_operator(call)
    await (await desk.listen()).hears_customer()
    assert call.ended_s is None
    await desk.hang_up()
    await call.until_ended()
