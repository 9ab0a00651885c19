"""What breaks at a desk: its browser's processes, its headset, its sight of the screen."""

import signal
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.async_api import Browser, Playwright

from tests.e2e.browser import OPERATOR_HZ, launch
from tests.tone import write_tone

HEADSET = """
(() => {
  if (!navigator.mediaDevices) return;
  const devices = navigator.mediaDevices, open = devices.getUserMedia.bind(devices), tracks = [];
  let plugged = true;
  devices.getUserMedia = async (wanted) => {
    if (!plugged) throw new DOMException('no device', 'NotFoundError');
    const stream = await open(wanted);
    tracks.push(...stream.getAudioTracks());
    return stream;
  };
  const changed = () => devices.dispatchEvent(new Event('devicechange'));
  const tell = (what) => tracks.filter((track) => track.readyState === 'live').forEach((track) => {
    if (what === 'ended') track.stop();
    track.dispatchEvent(new Event(what));
  });
  window.headset = {
    unplug: () => { plugged = false; tell('ended'); changed(); },
    plug: () => { plugged = true; changed(); },
    silence: () => tell('mute'),
    unsilence: () => tell('unmute'),
  };
})()
"""
"""A page's script: what the browser does when a headset is unplugged, plugged in, silenced by the system."""

HIDDEN = """
(() => {
  window.notices = [];
  window.rang = 0;
  window.Notification = class {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title, options) { window.notices.push({title, ...options}); }
    close() { window.notices.at(-1).closed = true; }
  };
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    window.rang += this.loop;
    return start.apply(this, when);
  };
  let hidden = false;
  const late = (timer) => (act, ms, ...more) => timer(act, hidden ? Math.max(ms ?? 0, 60000) : ms, ...more);
  window.setTimeout = late(window.setTimeout.bind(window));
  window.setInterval = late(window.setInterval.bind(window));
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (act) => (hidden ? 0 : frame(act));
  Object.defineProperty(document, 'hidden', {get: () => hidden});
  Object.defineProperty(document, 'visibilityState', {get: () => (hidden ? 'hidden' : 'visible')});
  window.hide = (is) => { hidden = is; document.dispatchEvent(new Event('visibilitychange')); };
})()
"""
"""A page's script: `hide(true)` makes it as a tab that has been hidden for long: timers come once a minute, nothing is
drawn (Chromium's intensive throttling). Notices and rings are counted."""


@dataclass(frozen=True, slots=True)
class Computer:
    """A browser of its own, whose processes can be stopped (the lid is closed) or killed (a crash)."""

    browser: Browser
    microphone: Path

    @classmethod
    async def start(cls, playwright: Playwright, folder: Path) -> "Computer":
        microphone = folder / "operator.wav"
        write_tone(microphone, OPERATOR_HZ)
        return cls(await launch(playwright, microphone), microphone)

    def close_lid(self) -> None:
        self._signal(signal.SIGSTOP)

    def open_lid(self) -> None:
        self._signal(signal.SIGCONT)

    def crash(self) -> None:
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        for process in self._processes():
            process.send_signal(number)

    def _processes(self) -> list[psutil.Process]:
        """The main one first: it must not see the others stop."""
        wanted = f"--use-file-for-fake-audio-capture={self.microphone}"
        own = [p for p in psutil.Process().children(recursive=True) if wanted in p.cmdline()]
        main = min(own, key=lambda process: process.create_time())
        return [main, *main.children(recursive=True)]
