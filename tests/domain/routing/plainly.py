"""The rules said again as plainly as can be: every call against every operator, nothing remembered."""

from collections.abc import Mapping

from centrala.domain.routing.demand import SECOND, Micros, Request
from centrala.domain.routing.fit import Fit, Rank, fit
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile, Standing
from centrala.domain.routing.why import Rule

People = Mapping[str, tuple[Profile, Standing]]
Chosen = tuple[str, str, Rule]


class Plainly:
    """`decide` changes no argument."""

    def __init__(self, rules: Rules, requests: Mapping[str, Request], people: People, now: Micros) -> None:
        self.rules = rules
        self.requests = requests
        self.profiles = {who: profile for who, (profile, _) in people.items()}
        self.standings = {who: standing for who, (_, standing) in people.items()}
        self.load = {who: standing.load for who, standing in self.standings.items()}
        self.now = now

    def decide(self) -> list[Chosen]:
        chosen: list[Chosen] = []
        blocked: set[str | None] = set()
        for request in sorted(self.requests.values(), key=self._urgency):
            if not self.held(request):
                taker = self._best(request)
                if taker is not None:
                    only = self._best(request, but=taker) is None
                    order = self.rules.policy(request.demand.queue).order
                    chosen.append((request.call, taker, "only" if only else order))
                    self.load[taker] += request.demand.size
            elif request.named is not None and request.named not in blocked:
                if self._room(request.named) >= request.demand.size:
                    chosen.append((request.call, request.named, request.named_why))
                    self.load[request.named] += request.demand.size
                else:
                    blocked.add(request.named)
        return chosen

    def held(self, request: Request) -> bool:
        until = request.queued_at + self.rules.policy(request.demand.queue).named_s * SECOND
        there = request.named in self.standings and self.standings[request.named].present
        return there and self.now < until and self._fit(request, request.named or "") is not None

    def would_do(self, request: Request) -> set[str]:
        return {who for who in self.profiles if self._fits_now(request, who)}

    def _urgency(self, request: Request) -> tuple[Micros, str]:
        policy = self.rules.policy(request.demand.queue)
        ahead = policy.named_ahead_s if self.held(request) else 0
        return request.queued_at + (policy.target_s - policy.priority_s - ahead) * SECOND, request.call

    def _best(self, request: Request, but: str | None = None) -> str | None:
        takers = [who for who in self.profiles if who != but and self._fits_now(request, who, but)]
        return min(takers, key=lambda who: self._rank(request, who), default=None)

    def _rank(self, request: Request, who: str) -> tuple[Rank, int, int, Micros, str]:
        fitting, standing = self._fit(request, who), self.standings[who]
        assert fitting is not None
        taken = standing.taken if self.rules.policy(request.demand.queue).order == "fewest_today" else 0
        return fitting.rank, self.load[who], taken, standing.idle_since, who

    def _fits_now(self, request: Request, who: str, but: str | None = None) -> bool:
        fitting, age = self._fit(request, who), self.now - request.queued_at
        return (
            fitting is not None
            and self._room(who) >= request.demand.size
            and fitting.after <= age
            and not any(self._kept_back(skill, age, but) for skill in fitting.guard)
        )

    def _kept_back(self, skill: str, age: Micros, but: str | None) -> bool:
        reserve = next(reserve for reserve in self.rules.reserves if reserve.skill == skill)
        free = sum(self._room(who) > 0 and bool(p.level(skill)) for who, p in self.profiles.items() if who != but)
        return free <= reserve.keep and age < reserve.until_s * SECOND

    def _room(self, who: str) -> int:
        return self.profiles[who].capacity - self.load[who] if self.standings[who].present else 0

    def _fit(self, request: Request, who: str) -> Fit | None:
        return fit(self.profiles[who], request.demand, self.rules)
