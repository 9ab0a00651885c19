"""Listening in the page: what comes out of the desk's remote audio, measured where the operator hears it."""

from dataclasses import dataclass

from playwright.async_api import Page

from tests.waiting import until_true

AUDIBLE = 0.006  # of 1: quieter is quiet
_LISTEN = """
() => {
  const stream = document.querySelector('[data-testid=remote-audio]').srcObject;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const power = (hz) => {
    const turn = 2 * Math.cos(2 * Math.PI * hz / context.sampleRate);
    let before = 0, last = 0;
    for (const sample of samples) [before, last] = [last, sample + turn * last - before];
    return last * last + before * before - turn * last * before;
  };
  const heard = (window.heard = []);
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const total = samples.reduce((sum, sample) => sum + sample * sample, 0);
    const share = (hz) => (total ? Math.min(1, 2 * power(hz) / (total * samples.length)) : 0);
    const at = (performance.timeOrigin + performance.now()) / 1000;
    heard.push({at, loud: Math.sqrt(total / samples.length), low: share(440), high: share(880)});
    if (heard.length > 20000) heard.splice(0, 10000);
  }, 5);
}
"""
_FIRST = """
([since, audible]) => {
  const is = (w) => w.loud > audible && w.low > 0.5;
  const after = window.heard.filter((w) => w.at > since);
  return after.find((w, n) => n + 10 < after.length && after.slice(n, n + 10).every(is))?.at ?? null;
}
"""


@dataclass(frozen=True, slots=True)
class Ear:
    """The operator's ear in one page. Times are time.time(): one machine, one clock."""

    page: Page

    @classmethod
    async def of(cls, page: Page) -> "Ear":
        await page.wait_for_function("() => document.querySelector('[data-testid=remote-audio]')?.srcObject?.active")
        await page.evaluate(_LISTEN)
        return cls(page)

    async def first_heard(self, since_s: float) -> float | None:
        """When the customer's 440 Hz came for the first time since then, to stay for 50 ms at least."""
        found = await self.page.evaluate(_FIRST, [since_s, AUDIBLE])
        return None if found is None else float(found)

    async def hears_customer(self, *, within_s: float = 5.0) -> None:
        """440 Hz, the tone that the caller's telephone speaks, for 300 ms on end."""
        await self._hears("w.loud > audible && w.low > 0.5", "the customer's 440 Hz at the desk", within_s)

    async def hears_anything(self, *, within_s: float = 10.0) -> None:
        await self._hears("w.loud > audible", "sound at the desk", within_s)

    async def hears_no_customer(self, *, within_s: float = 5.0) -> None:
        await self._hears("!(w.loud > audible && w.low > 0.5)", "no customer at the desk", within_s)

    async def _hears(self, what: str, said: str, within_s: float) -> None:
        lately = "window.heard.slice(-60)"
        asked = f"(audible) => {lately}.length === 60 && {lately}.every((w) => {what})"

        async def heard() -> bool:
            return bool(await self.page.evaluate(asked, AUDIBLE))

        await until_true(heard, said, within_s=within_s)
