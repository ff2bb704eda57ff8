"""How long a page waits for slow work before it shows how the work goes instead."""

from __future__ import annotations

from django.conf import settings

from broadsheet.news.job import Job
from broadsheet.newsroom import jobs
from broadsheet.serving.house import desk

SECONDS = 1.5


def waited_for(job: Job) -> Job:
    """Return a job just ordered as it stands when it has ended, or when patience has."""
    patience = float(getattr(settings, "BROADSHEET_PATIENCE", SECONDS))
    return jobs.wait(desk(), job.id, seconds=patience)
