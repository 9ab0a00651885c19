"""The incremental matcher: told of each change, it answers which calls to offer to whom.

It keeps no clock, does nothing itself, and holds nothing that could not be told to it again: after any sequence of
changes it decides as a new one would that is told only the last state of every call and operator. After a decision
nobody idles who would do for a waiting call, so the next one looks only at what changed.
"""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from centrala.domain.routing.board import Board
from centrala.domain.routing.demand import SECOND, Micros, Request
from centrala.domain.routing.lanes import Lane, Place, Ticket
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile, Standing
from centrala.domain.routing.seats import Link, Seat
from centrala.domain.routing.why import Rule, Why


@dataclass(frozen=True, slots=True)
class Decision:
    call: str
    operator: str
    why: Why


class Matcher:
    """Other rules need another matcher, told everything again."""

    def __init__(self, rules: Rules | None = None) -> None:
        self._board = Board(rules or Rules())

    # --- changes --------------------------------------------------------------------------------------------

    def operator(self, operator: str, profile: Profile, standing: Standing) -> None:
        """What is true of this operator now; told twice, it changes nothing."""
        board = self._board
        seat = board.seats.get(operator)
        if seat is None:
            seat = board.seats[operator] = Seat(operator, board.group(profile))
        elif seat.group.profile != profile:
            board.touch(seat)
            seat.group = board.group(profile)
            seat.capacity = profile.capacity
            board.place_again(operator)
        self.stands(operator, standing)

    def stands(self, operator: str, standing: Standing) -> None:
        """Only the standing of a known operator."""
        board = self._board
        seat = board.seats[operator]
        if seat.present != standing.present:
            board.place_again(operator)
            seat.held.clear()
        elif (seat.load, seat.idle_since, seat.taken) == (standing.load, standing.idle_since, standing.taken):
            return
        board.touch(seat)
        seat.present = standing.present
        seat.load, seat.idle_since, seat.taken = standing.load, standing.idle_since, standing.taken

    def forget(self, operator: str) -> None:
        """The operator takes no calls any more."""
        if operator in self._board.seats:
            self.stands(operator, Standing())
            del self._board.seats[operator]

    def waits(self, request: Request) -> None:
        """The call waits; told twice, it changes nothing."""
        known = self._board.tickets.get(request.call)
        if known is not None:
            if known.request == request:
                return
            self.leaves(request.call)
        self._board.add(request)

    def leaves(self, call: str) -> None:
        """The call waits no more, whatever became of it."""
        ticket = self._board.tickets.get(call)
        if ticket is not None:
            self._board.remove(ticket)

    # --- decisions ------------------------------------------------------------------------------------------

    def decide(self, now: Micros) -> list[Decision]:
        """What to offer at `now`, the most urgent first. Each counts as offered: the call waits no more, the operator's
        load has grown. Time never goes back."""
        board = self._board
        board.now = max(now, board.now)
        board.ring()
        board.place_all()
        changed, board.changed = board.changed, []
        for seat in changed:
            seat.changed = False
            seat.group.look(board.lanes)
        if len(changed) == 1 and not board.stirred and not changed[0].group.reserved:
            return self._serve(changed[0])
        return self._match(changed)

    @property
    def next_due(self) -> Micros | None:
        """When to decide again although nothing changed: a call is content with less, or has waited long enough for its
        own operator or a reserve."""
        return self._board.next_alarm

    @property
    def waiting(self) -> int:
        """How many calls wait."""
        return len(self._board.tickets)

    @property
    def lanes(self) -> int:
        """How many different demands there were."""
        return len(self._board.lanes.opened)

    # --- one operator became free: nobody else can do for what waits -----------------------------------------

    def _serve(self, seat: Seat) -> list[Decision]:
        decisions: list[Decision] = []
        while seat.room > 0:
            ticket, link = self._most_urgent(seat)
            if ticket is None:
                self._board.announce(seat)
                self._set_alarms(seat)
                break
            decisions.append(self._take(ticket, seat, link, alone=True))
        return decisions

    def _most_urgent(self, seat: Seat) -> tuple[Ticket | None, Link | None]:
        now, room = self._board.now, seat.capacity - seat.load
        best, best_link = _own(seat), None
        urgency = best.urgency if best is not None else 0
        for link in seat.group.links:
            lane = link.lane
            if not lane.waiting or lane.size > room or (best is not None and lane.heap[0][0] > urgency):
                continue
            head = lane.head()
            if head is None or head.queued_at + link.after > now:
                continue
            if best is None or (head.deadline, head.call) < (urgency, best.call):
                best, best_link, urgency = head, link, head.deadline
        return best, best_link

    def _set_alarms(self, seat: Seat) -> None:
        for link in seat.group.links:
            if link.lane.waiting and (head := link.lane.head()) is not None:
                self._board.set_alarm(link.lane, head)

    # --- any number of changes: the most urgent call first gets the best of the free --------------------------

    def _match(self, changed: list[Seat]) -> list[Decision]:
        for seat in changed:
            if seat.room > 0:
                self._board.announce(seat)
        candidates = self._candidates(changed)
        decisions: list[Decision] = []
        while candidates:
            _, _, stamp, ticket = heappop(candidates)
            if ticket.stamp != stamp:
                continue
            decision = self._give_to_own(ticket, candidates) if ticket.held else self._give(ticket, candidates)
            if decision is not None:
                decisions.append(decision)
        return decisions

    def _candidates(self, changed: list[Seat]) -> list[Place]:
        lanes, self._board.stirred = self._board.stirred, {}
        candidates: list[Place] = []
        for seat in changed:
            if seat.free:
                lanes.update((link.lane, None) for link in seat.group.links if link.lane.waiting)
                _add_own(seat, candidates)
        for lane in lanes:
            _add_head(lane, candidates)
        heapify(candidates)
        return candidates

    def _give_to_own(self, ticket: Ticket, candidates: list[Place]) -> Decision | None:
        seat = self._board.seats[ticket.request.named or ""]
        if seat.room < ticket.lane.size:
            return None
        decision = self._take(ticket, seat, None, alone=False)
        self._stays_free(seat, candidates)
        return decision

    def _give(self, ticket: Ticket, candidates: list[Place]) -> Decision | None:
        board, lane, age = self._board, ticket.lane, self._board.now - ticket.queued_at
        best = lane.best(age, board.reserves.kept_back)
        if best is None:
            board.set_alarm(lane, ticket)
            return None
        seat, link = best[6], best[7]
        board.withdraw(seat)
        alone = lane.best(age, board.reserves.kept_back) is None
        decision = self._take(ticket, seat, link, alone=alone)
        self._stays_free(seat, candidates)
        _add_head(lane, candidates)
        return decision

    def _stays_free(self, seat: Seat, candidates: list[Place]) -> None:
        """With capacity left. Lanes that found nobody before find nobody in this operator now."""
        if seat.room > 0:
            self._board.announce(seat)
            _add_own(seat, candidates)

    # --- one decision ---------------------------------------------------------------------------------------

    def _take(self, ticket: Ticket, seat: Seat, link: Link | None, *, alone: bool) -> Decision:
        why = self._why(ticket, seat, link or seat.group.of[ticket.lane], alone=alone)
        self._board.withdraw(seat)
        self._board.remove(ticket)
        seat.load += ticket.lane.size
        return Decision(ticket.call, seat.operator, why)

    def _why(self, ticket: Ticket, seat: Seat, link: Link, *, alone: bool) -> Why:
        lane, fitting = ticket.lane, link.fit
        rule: Rule = ticket.request.named_why if ticket.held else "only" if alone else lane.policy.order
        return Why(
            rule,
            (self._board.now - ticket.queued_at) // SECOND,
            (self._board.now - seat.idle_since) // SECOND,
            seat.taken if rule == "fewest_today" else None,
            fitting.skills,
            fitting.preferred,
            lane.demand.language,
            fitting.guard,
        )


def _own(seat: Seat) -> Ticket | None:
    """The call that waits for this operator alone and has the first right."""
    held = seat.held
    while held:
        _, _, stamp, ticket = held[0]
        if ticket.stamp == stamp:
            return ticket if ticket.lane.size <= seat.room else None
        heappop(held)
    return None


def _add_own(seat: Seat, candidates: list[Place]) -> None:
    own = _own(seat)
    if own is not None:
        heappush(candidates, (own.urgency, own.call, own.stamp, own))


def _add_head(lane: Lane, candidates: list[Place]) -> None:
    head = lane.head()
    if head is not None:
        heappush(candidates, (head.deadline, head.call, head.stamp, head))
