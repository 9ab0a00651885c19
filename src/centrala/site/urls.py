"""Django's part of the paths."""

from django.urls import path, re_path

from centrala.site import pages
from centrala.site.api import api

urlpatterns = [
    path("api/docs", pages.docs),
    path("api/v1/", api.urls),
    re_path(r"^api(?:/.*)?$", pages.no_such_endpoint),
    re_path(r"^(?!static/).*$", pages.application),
]

handler404 = "centrala.site.pages.no_such_page"
handler500 = "centrala.site.pages.failed"
handler400 = "centrala.site.pages.refused"
