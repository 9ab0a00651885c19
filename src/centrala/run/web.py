"""The web process: API, screens, events, the phone's socket."""

import logging
import os
import signal
from types import FrameType

from centrala.run import logs, memory


def main() -> None:
    """Serves until SIGTERM or SIGINT; open streams are ended at once, requests have a second."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    memory.one_arena()
    import uvicorn

    from centrala.kit import settings
    from centrala.site.asgi import application  # sets Django up
    from centrala.site import live  # isort: skip
    from centrala.site.sip import MAX_MESSAGE

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            if sig == signal.SIGINT and self.should_exit:
                return  # Ctrl-C reaches the whole group: once is enough
            live.doors().close_all()
            super().handle_exit(sig, frame)

    logs.configure("web")
    logging.getLogger("django.request").setLevel(logging.ERROR)  # what was refused is the asker's business
    address = settings.read().http
    config = uvicorn.Config(
        application,
        host=address.host,
        port=address.port,
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
