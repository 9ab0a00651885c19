"""One error for everything a person may be told."""


class AppError(Exception):
    """`code` is stable and translated at the edge (texts/errors.toml), `status` the HTTP status."""

    def __init__(self, code: str, status: int = 400, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.params: dict[str, str | int] = params
