import asyncio

from centrala.site.rota import AT_ONCE, Rota, Seat

PATIENCE_S = 10.0


async def rung(seat: Seat) -> bool:
    return await seat.wait(PATIENCE_S)


async def test_everybody_has_a_turn_when_the_picture_moved() -> None:
    rota = Rota()
    with rota.seat("ioana") as one, rota.seat("andrei") as other:
        rota.moved(())
        assert all(await asyncio.gather(rung(one), rung(other)))


async def test_whom_it_concerns_is_told_before_all_others() -> None:
    rota, told = Rota(), list[str]()
    with rota.seat("ioana") as first:
        people = [f"p{n}" for n in range(3 * AT_ONCE)]
        seats = {person: rota.seat(person) for person in people}
        opened = {person: seat.__enter__() for person, seat in seats.items()}

        async def note(person: str, seat: Seat) -> None:
            assert await rung(seat)
            told.append(person)

        waiting = [asyncio.create_task(note(person, seat)) for person, seat in {"ioana": first, **opened}.items()]
        await asyncio.sleep(0)
        rota.moved({people[-1]})
        await asyncio.gather(*waiting)
        for seat in seats.values():
            seat.__exit__(None, None, None)
    assert told[0] == people[-1]
    assert set(told) == {"ioana", *people}


async def test_what_rings_while_one_is_told_is_not_forgotten() -> None:
    rota = Rota()
    with rota.seat("ioana") as seat:
        rota.moved({"ioana"})
        rota.moved({"ioana"})
        assert await rung(seat)
        await asyncio.sleep(0.01)
        rota.moved({"ioana"})
        assert await rung(seat)


async def test_a_seat_waits_no_longer_than_it_was_told() -> None:
    with Rota().seat("ioana") as seat:
        assert not await seat.wait(0.01)


async def test_who_left_is_not_counted_and_not_rung() -> None:
    rota = Rota()
    with rota.seat("ioana"), rota.seat("ioana"):
        assert rota.seats == 2
    assert rota.seats == 0
    rota.moved({"ioana"})
    with rota.seat("andrei") as seat:  # the rounds begin again
        assert await rung(seat)
