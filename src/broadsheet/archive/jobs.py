"""Slow work on a list: leased to one worker at a time, done at least once."""

from __future__ import annotations

from datetime import datetime, timedelta

from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.models import JobRow
from broadsheet.archive.numbers import microseconds
from broadsheet.archive.records import job_columns, job_of
from broadsheet.archive.wording import storable
from broadsheet.news.errors import NotFound
from broadsheet.news.job import Job, JobState

# One statement picks and leases, so two workers never get the same job. PostgreSQL would make the
# second worker wait for the first one's row; SKIP LOCKED gives it the next.
_TAKE = """
UPDATE archive_job SET state = %s, holder = %s, leased_until = %s, attempts = attempts + 1
WHERE id = (SELECT id FROM archive_job
  WHERE {open} AND (leased_until IS NULL OR leased_until <= %s)
  ORDER BY asked_at, id LIMIT 1{skip})
RETURNING id
"""


@plainly
class SqlJobs(Connected):
    """Jobs."""

    def enqueue(self, job: Job) -> None:
        """Add a waiting job; the same id twice is one job."""
        row = JobRow(**job_columns(job))
        JobRow.objects.using(self.using).bulk_create([row], ignore_conflicts=True)

    def job(self, job: str) -> Job:
        """Return a job; raises NotFound."""
        for row in JobRow.objects.using(self.using).filter(pk=storable(job)).values():
            return job_of(row)
        raise _unknown(job)

    def take_job(self, holder: str, *, now: datetime, seconds: int) -> Job | None:
        """Lease the oldest job that waits or whose lease ran out; None when there is none."""
        until = microseconds(now + timedelta(seconds=seconds))
        locks = self.connection.features.has_select_for_update_skip_locked
        # `open` alone is how both engines see that the partial index serves.
        statement = _TAKE.format(open='"open"', skip=" FOR UPDATE SKIP LOCKED" if locks else "")
        with self.writing(), self.cursor() as cursor:
            cursor.execute(statement, [JobState.RUNNING.value, holder, until, microseconds(now)])
            taken = cursor.fetchone()
            return None if taken is None else self.job(taken[0])

    def close_job(self, job: Job) -> None:
        """Keep the final state, result and trouble of a job; raises NotFound."""
        columns = job_columns(job)
        kept = {name: columns[name] for name in ("state", "result", "trouble", "open")}
        rows = JobRow.objects.using(self.using).filter(pk=columns["id"])
        if not rows.update(**kept, holder="", leased_until=None):
            raise _unknown(job.id)

    def sweep_jobs(self, *, before: datetime) -> int:
        """Drop finished jobs asked for earlier than `before`; return how many."""
        rows = JobRow.objects.using(self.using).filter(open=False, asked_at__lt=before)
        return int(rows.delete()[0])


def _unknown(job: str) -> NotFound:
    return NotFound(job, "there is no such job here")
