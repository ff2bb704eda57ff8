"""Where each face of the house is found."""

from __future__ import annotations

from django.urls import include, path

from broadsheet.api.urls import api

urlpatterns = [
    path("api/", api.urls),
    path("", include("broadsheet.web.urls")),
]

handler400 = "broadsheet.serving.problems.bad_request"
handler403 = "broadsheet.serving.problems.permission_denied"
handler404 = "broadsheet.serving.problems.page_not_found"
handler500 = "broadsheet.serving.problems.server_error"
