"""The WSGI door: one assembled desk for this worker process."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

from broadsheet.app.assemble import assemble, set_up_django
from broadsheet.app.settings import settings_now
from broadsheet.serving import house

set_up_django()
house.install(assemble(settings_now(), workers=0))
application = get_wsgi_application()
