"""Where every call and every free operator stands, and the moves between the places."""

from heapq import heappop, heappush

from centrala.domain.routing.demand import SECOND, Demand, Micros, Request
from centrala.domain.routing.lanes import Lane, Offerer, Ticket
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile
from centrala.domain.routing.reserves import Reserves
from centrala.domain.routing.seats import Group, Lanes, Link, Seat


class Board:
    """`stirred`: lanes to look at in the next decision; `changed`: operators to look at; `to_place`: calls that stand
    nowhere yet; `free`: operators whom the pools know."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.now: Micros = 0
        self.seats: dict[str, Seat] = {}
        self.tickets: dict[str, Ticket] = {}
        self.free: dict[str, Seat] = {}
        self.reserves = Reserves(rules.reserves)
        self.changed: list[Seat] = []
        self.to_place: dict[str, Ticket] = {}
        self.stirred: dict[Lane, None] = {}
        self._lanes: dict[Demand, Lane] = {}
        self.lanes = Lanes(rules)
        self._groups: dict[Profile, Group] = {}
        self._naming: dict[str, dict[str, Ticket]] = {}
        self._alarms: list[tuple[Micros, int, Lane | Ticket]] = []
        self._stamp = 0

    # --- calls ----------------------------------------------------------------------------------------------

    def add(self, request: Request) -> None:
        ticket = Ticket(request, self._lane(request.demand))
        self.tickets[request.call] = self.to_place[request.call] = ticket
        if request.named is not None:
            self._naming.setdefault(request.named, {})[request.call] = ticket

    def remove(self, ticket: Ticket) -> None:
        self.lift(ticket)
        del self.tickets[ticket.call]
        self.to_place.pop(ticket.call, None)
        named = ticket.request.named
        if named is not None:
            del self._naming[named][ticket.call]
            if not self._naming[named]:
                del self._naming[named]

    def lift(self, ticket: Ticket) -> None:
        """Take the call from its place."""
        if ticket.stamp and not ticket.held:
            ticket.lane.waiting -= 1
        ticket.stamp = 0
        ticket.held = False

    def place_all(self) -> None:
        for ticket in self.to_place.values():
            self._place(ticket)
        self.to_place.clear()

    def place_again(self, operator: str) -> None:
        """Calls that name this operator wait for him or her, or no longer."""
        for ticket in self._naming.get(operator, {}).values():
            if ticket.stamp and self.now < self._held_until(ticket):
                self.lift(ticket)
                self.to_place[ticket.call] = ticket

    def _place(self, ticket: Ticket) -> None:
        self._stamp += 1
        ticket.stamp = self._stamp
        if ticket.request.named is not None and (seat := self._own_operator(ticket, ticket.request.named)):
            ticket.held = True
            heappush(seat.held, (ticket.urgency, ticket.call, ticket.stamp, ticket))
            heappush(self._alarms, (self._held_until(ticket), ticket.stamp, ticket))
            if seat.free:
                self.touch(seat)
        elif ticket.lane.push(ticket) and ticket.lane.attended:
            self.stirred[ticket.lane] = None

    def _own_operator(self, ticket: Ticket, named: str) -> Seat | None:
        seat = self.seats.get(named)
        if seat is None or not seat.present or self.now >= self._held_until(ticket):
            return None
        seat.group.look(self.lanes)
        return seat if ticket.lane in seat.group.of else None

    def _held_until(self, ticket: Ticket) -> Micros:
        return ticket.queued_at + ticket.lane.policy.named_s * SECOND

    # --- operators ------------------------------------------------------------------------------------------

    def group(self, profile: Profile) -> Group:
        group = self._groups.get(profile)
        if group is None:
            group = self._groups[profile] = Group(profile, self.rules)
        return group

    def touch(self, seat: Seat) -> None:
        """Look at this operator in the next decision."""
        self.withdraw(seat)
        if not seat.changed:
            seat.changed = True
            self.changed.append(seat)

    def announce(self, seat: Seat) -> None:
        """The pools know that this operator is free."""
        self._stamp += 1
        seat.stamp = self._stamp
        seat.free = True
        self.free[seat.operator] = seat
        for let_go in self.reserves.came(seat) if seat.group.reserved else ():
            self.stirred.update((link.lane, None) for link in let_go.group.links if link.lane.waiting)
        for link in seat.group.links:
            self._join(seat, link)

    def withdraw(self, seat: Seat) -> None:
        if seat.free:
            seat.free = False
            seat.stamp = 0
            del self.free[seat.operator]
            self.reserves.went(seat)

    def _join(self, seat: Seat, link: Link) -> None:
        lane = link.lane
        if lane.size <= seat.capacity - seat.load:
            taken = seat.taken if lane.fewest else 0
            entry: Offerer = (
                link.fit.rank,
                seat.load,
                taken,
                seat.idle_since,
                seat.operator,
                seat.stamp,
                seat,
                link,
            )
            link.pool.push(entry)

    # --- lanes ----------------------------------------------------------------------------------------------

    def _lane(self, demand: Demand) -> Lane:
        lane = self._lanes.get(demand)
        if lane is None:
            lane = self._lanes[demand] = Lane(demand, self.rules.policy(demand.queue))
            self.lanes.add(lane)
            for seat in self.free.values():
                seat.group.look(self.lanes)
                if lane in seat.group.of:
                    self._join(seat, seat.group.of[lane])
        return lane

    # --- time -----------------------------------------------------------------------------------------------

    def set_alarm(self, lane: Lane, head: Ticket) -> None:
        """Nobody will do for the head now; when will somebody who is free now? A later head came later: this alarm is
        early enough for it too, and then another is set."""
        tops = ((pool, top) for pool in lane.pools if (top := pool.top()) is not None)
        ages = [max(top[0][0], self.reserves.opens(pool.guard)) for pool, top in tops]
        if not ages:
            return
        at = head.queued_at + min(ages)
        if lane.due is None or at < lane.due:
            lane.due = at
            self._stamp += 1
            heappush(self._alarms, (at, self._stamp, lane))

    def ring(self) -> None:
        """Alarms until now."""
        while self._alarms and self._alarms[0][0] <= self.now:
            at, stamp, of = heappop(self._alarms)
            if isinstance(of, Ticket):
                if of.stamp == stamp:
                    self.lift(of)
                    self.to_place[of.call] = of
            elif of.due == at:
                of.due = None
                self.stirred[of] = None

    @property
    def next_alarm(self) -> Micros | None:
        while self._alarms:
            at, stamp, of = self._alarms[0]
            if of.stamp == stamp if isinstance(of, Ticket) else of.due == at:
                return at
            heappop(self._alarms)
        return None
