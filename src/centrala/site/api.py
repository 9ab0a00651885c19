"""The API: every app's router under /api/v1."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router, Swagger
from ninja.openapi.schema import OpenAPISchema

from centrala.apps.access.api import router as access
from centrala.apps.access.guard import signed_in
from centrala.apps.access.schemas import Error
from centrala.apps.customers.api import router as customers
from centrala.apps.demo.api import router as demo
from centrala.apps.desk.api import router as desk
from centrala.apps.interactions.api import router as interactions
from centrala.apps.lines.api import router as lines
from centrala.apps.lines.hours.api import router as hours
from centrala.apps.people.api import router as people
from centrala.site import errors
from centrala.site.live_schemas import LiveChange, LiveNotice, LiveSnapshot

REFERENCE = "#/components/schemas/{model}"
SECURITY = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "centrala_session",
        "description": "A browser's. Unsafe methods also need the cookie centrala_csrf as the header X-CSRF-Token.",
    },
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A program's: `centrala token create`. With its account's rights; also for GET /events.",
    },
}
WITHOUT_SIGNING_IN = {"getSession", "signIn"}


class Api(NinjaAPI):
    """Also describes the shapes of the event stream, which stands before Django."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        for shape in (LiveChange, LiveNotice):
            described = shape.model_json_schema(ref_template=REFERENCE)
            schema["components"]["schemas"] |= described.pop("$defs", {}) | {shape.__name__: described}
        schema["components"]["securitySchemes"] = SECURITY
        schema["security"] = [{name: []} for name in SECURITY]
        for path in schema["paths"].values():
            for operation in path.values():
                if operation["operationId"] in WITHOUT_SIGNING_IN:
                    operation["security"] = []
        return schema


api = Api(
    title="Centrala",
    version="1",
    description="The contact centre's own interface. Every error is {code, message, params}.",
    docs=Swagger(settings={"persistAuthorization": False}),
    docs_url=None,
    urls_namespace="api",
)
live = Router(tags=["live"])


@live.get("/live", response={200: LiveSnapshot, 401: Error}, operation_id="getLive")
def get_live(request: HttpRequest) -> HttpResponse:
    """What is live now, as the user may see it. GET /events streams the same and its changes."""
    from centrala.site.live import snapshot_json

    return HttpResponse(snapshot_json(signed_in(request)), content_type="application/json")


errors.install(api)
for router in (access, desk, live, interactions, customers, lines, hours, people, demo):
    api.add_router("", router)
