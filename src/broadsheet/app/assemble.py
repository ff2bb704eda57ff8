"""The house put together: the only place that names a concrete archive, wire and shelf."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError

from broadsheet.app.settings import Settings
from broadsheet.app.workbench import press_with, shelf_at, start_for
from broadsheet.news.errors import ArchiveError
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.work import limits_of
from broadsheet.text.models import Reranker
from broadsheet.wire.client import GuardedWire, Manners


def set_up_django() -> None:
    """Load Django with our settings; a second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.app.django_settings")
    if not apps.ready:
        django.setup()


def assemble(settings: Settings, *, workers: int | None = None) -> Desk:
    """Return a desk over the archive the settings name, made ready (migrated) if need be.

    `workers` is the number of crew processes: 0 works in this process. Raises ArchiveError.
    """
    set_up_django()
    # Models can only be imported once Django is set up.
    from broadsheet.archive.sql import SqlArchive

    make_ready(settings)
    return Desk(
        archive=SqlArchive(),
        wire=wire_for(settings),
        press=press_with(settings.outlets),
        crew=Crew(
            settings.workers if workers is None else workers,
            start_for(settings),
            limits=limits_of,
        ),
        clock=_now,
        edition=edition_clock(settings),
        reranker=_lazy_reranker(settings),
        chance=random.random,
        public_url=settings.public_url,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def edition_clock(settings: Settings) -> Callable[[], datetime]:
    """Return the clock pages are read by: the wall's, or stopped at the edition set."""
    edition = settings.edition
    return _now if edition is None else lambda: edition


def wire_for(settings: Settings) -> GuardedWire:
    """Return the guarded wire with the exceptions an operator made."""
    return GuardedWire(Manners(allowed=frozenset(settings.allow), routes=dict(settings.routes)))


def _lazy_reranker(settings: Settings) -> Callable[[], Reranker | None]:
    folder = settings.shelf if settings.models == "shelf" else None
    return lru_cache(maxsize=1)(lambda: shelf_at(folder).reranker())


def make_ready(settings: Settings) -> None:
    """Create or migrate the archive's tables where that is due; raises ArchiveError."""
    place = (settings.database_url and "the database") or str(settings.archive)
    try:
        if not settings.database_url:
            settings.archive.parent.mkdir(parents=True, exist_ok=True)
        executor = MigrationExecutor(connections["default"])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
    except (DatabaseError, OSError) as error:
        raise ArchiveError(place, f"the archive cannot be opened: {error}") from error
