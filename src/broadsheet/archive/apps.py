"""The archive as an application of Django's."""

from __future__ import annotations

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The archive's tables, all named archive_*."""

    name = "broadsheet.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
