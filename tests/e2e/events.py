"""The stream of live events as a browser follows it (server-sent events), with what it makes of them."""

import asyncio
import json
from typing import Self

from tests.e2e.api import Api, Json
from tests.e2e.instance import Instance
from tests.e2e.ports import HOST


class Follower:
    """`picture` is the snapshot with all changes applied; `last_id` resumes after the last event."""

    def __init__(self) -> None:
        self.picture: Json = None
        self.last_id = ""
        self.kinds: list[str] = []
        self._reading: asyncio.Task[None] | None = None

    @classmethod
    async def of(cls, api: Api, instance: Instance, *, last_id: str = "", picture: Json = None) -> Self:
        follower = cls()
        follower.picture = picture
        reader, writer = await asyncio.open_connection(HOST, instance.http_port)
        state = await api.requests.storage_state()
        cookies = "; ".join(f"{c.get('name')}={c.get('value')}" for c in state.get("cookies", []))
        asked = [
            "GET /events HTTP/1.1",
            f"Host: {HOST}:{instance.http_port}",
            f"Cookie: {cookies}",
            "Accept: text/event-stream",
            *([f"Last-Event-ID: {last_id}"] if last_id else []),
        ]
        writer.write("\r\n".join([*asked, "", ""]).encode())
        follower._reading = asyncio.create_task(follower._read(reader, writer))
        return follower

    async def close(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        event: dict[str, str] = {}
        try:
            while line := (await reader.readline()).decode():
                name, _, value = line.strip().partition(": ")
                if name in {"id", "event", "data"}:
                    event[name] = value
                elif not line.strip() and "data" in event:
                    self._take(event)
                    event = {}
        finally:
            writer.close()

    def _take(self, event: dict[str, str]) -> None:
        self.last_id = event.get("id", self.last_id)
        self.kinds.append(event["event"])
        told = json.loads(event["data"])
        if event["event"] == "beat":
            return
        if event["event"] == "snapshot":
            self.picture = told
        elif event["event"] == "change":
            self._apply(told)

    def _apply(self, change: Json) -> None:
        self.picture["seq"] = change["seq"]
        for group, entities in change.get("set", {}).items():
            self.picture[group].update(entities)
        for group, ids in change.get("gone", {}).items():
            for one in ids:
                self.picture[group].pop(one, None)
        if "engine" in change:
            self.picture["engine"] = change["engine"]
