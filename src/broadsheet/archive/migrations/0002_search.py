"""The search index, which each engine makes in its own way."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from broadsheet.archive import search_fts5, search_tsvector

_ENGINES = {"sqlite": search_fts5, "postgresql": search_tsvector}


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _ENGINES[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement, params=None)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _ENGINES[schema_editor.connection.vendor].DROP:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
