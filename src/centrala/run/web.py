"""The web process: API, screens, events, the phone's socket."""

import asyncio
import logging
import os
import signal
import socket
from types import FrameType

from centrala.run import certificates, logs, memory


def main() -> None:
    """Serves until SIGTERM or SIGINT; open streams are ended at once, requests have a second."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    memory.one_arena()
    import uvicorn

    from centrala.kit import settings
    from centrala.site.asgi import application  # sets Django up
    from centrala.site import live  # isort: skip
    from centrala.site.sip import MAX_MESSAGE

    installation = settings.read()
    tls = installation.tls.mode != "off"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.config.ssl is not None:
                self.fresh = asyncio.create_task(certificates.keep_fresh(installation, self.config.ssl))

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            if sig == signal.SIGINT and self.should_exit:
                return  # Ctrl-C reaches the whole group: once is enough
            live.doors().close_all()
            super().handle_exit(sig, frame)

    logs.configure("web")
    logging.getLogger("django.request").setLevel(logging.ERROR)  # what was refused is the asker's business
    config = uvicorn.Config(
        application,
        host=installation.http.host,
        port=installation.http.port,
        ssl_certfile=installation.tls.certificate if tls else None,
        ssl_keyfile=installation.tls.key if tls else None,
        loop="uvloop",
        http="h11",
        ws="websockets-sansio",
        ws_max_size=MAX_MESSAGE,
        ws_per_message_deflate=False,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    Server(config).run()


if __name__ == "__main__":
    main()
