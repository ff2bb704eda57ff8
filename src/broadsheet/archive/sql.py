"""The archive on SQLite or PostgreSQL, put together from its parts."""

from __future__ import annotations

from broadsheet.archive.comments import SqlCommenting
from broadsheet.archive.deleting import SqlDeleting
from broadsheet.archive.feeds import SqlFollowing
from broadsheet.archive.jobs import SqlJobs
from broadsheet.archive.marking import SqlMarking
from broadsheet.archive.neighbours import SqlNeighbours
from broadsheet.archive.pushes import SqlPushing
from broadsheet.archive.quarantine import SqlQuarantine
from broadsheet.archive.reading import SqlReading


class SqlArchive(
    SqlDeleting,
    SqlNeighbours,
    SqlReading,
    SqlFollowing,
    SqlPushing,
    SqlCommenting,
    SqlJobs,
    SqlQuarantine,
    SqlMarking,
):
    """The whole archive on the database Django calls `using`, whose tables must be migrated.

    Safe to share among threads: each has its own connection. `close` lets go of the calling
    thread's.
    """
