"""The interface's description: `python -m centrala.site.openapi > web/openapi.json`."""

import json
import os
import sys
from typing import Any


def description() -> dict[str, Any]:
    from centrala.site.api import api

    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    import django

    django.setup()
    json.dump(description(), sys.stdout, indent=2, ensure_ascii=False, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
