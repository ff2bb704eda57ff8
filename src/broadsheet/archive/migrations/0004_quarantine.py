"""Documents that undid what was reading them."""

from __future__ import annotations

from django.db import migrations, models

import broadsheet.archive.fields


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_feeds")]

    operations = [
        migrations.CreateModel(
            name="QuarantineRow",
            fields=[
                (
                    "id",
                    broadsheet.archive.fields.IdField(
                        letter="q", primary_key=True, serialize=False
                    ),
                ),
                ("first", broadsheet.archive.fields.MomentField()),
                ("record", models.TextField()),
                ("body", models.BinaryField()),
            ],
            options={
                "db_table": "archive_quarantine",
                "indexes": [
                    models.Index(fields=["first", "id"], name="archive_quarantine_first")
                ],
            },
        ),
    ]
