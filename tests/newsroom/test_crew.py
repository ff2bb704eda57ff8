"""The crew: tasks that crash, hang or hoard cost themselves and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.news.errors import BadStatus, DeskError, ModelMissing, NoArticle, WorkFailed
from broadsheet.newsroom.chute import Limits
from broadsheet.newsroom.crew import Crew
from crew_tasks import Job, Marked, start

MIB = 1 << 20
TESTS = str(Path(__file__).parents[1])


@pytest.fixture
def crew() -> Iterator[Crew]:
    with Crew(2, start, deadline_s=20.0, memory=200 * MIB) as made:
        yield made


def alive(pid: int) -> bool:
    """Say whether a process runs; one that ended and waits to be fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int, seconds: float = 3.0) -> bool:
    until = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(pid)


def test_tasks_come_back_in_order(crew: Crew):
    tasks = [Job("sleep", 0.05 * (n % 3)) for n in range(9)]
    assert list(crew.map(tasks)) == [task.value for task in tasks]
    assert crew.run(Job("echo", {"a": (1, None)})) == {"a": (1, None)}


def test_work_is_done_elsewhere_and_by_as_many_as_said(crew: Crew):
    pids = set(crew.map([Job("pid"), Job("sleep", 0.2), Job("pid"), Job("pid"), Job("pid")])) - {
        0.2
    }
    assert os.getpid() not in pids and len(pids) <= 2


def test_one_task_after_the_other_starts_one_process(tmp_path: Path):
    with Crew(2, Marked(tmp_path)) as crew:
        for _ in range(4):
            assert crew.run(Job("echo", 1)) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_start_is_called_once_a_process(tmp_path: Path):
    with Crew(1, Marked(tmp_path)) as crew:
        assert list(crew.map([Job("count")] * 5)) == [1, 2, 3, 4, 5]
    assert len(list(tmp_path.iterdir())) == 1


def test_bad_news_of_ours_is_a_value(crew: Crew):
    error = crew.run(Job("refuse", "a.html"))
    assert isinstance(error, NoArticle) and str(error) == "a.html: there is no article in it"
    error = crew.run(Job("status", "http://x/"))
    assert isinstance(error, BadStatus) and (error.status, error.retry_after) == (410, 60)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("bug", None, "failed: ValueError: two"),
        ("recurse", None, "failed: RecursionError"),
        ("local", 1, "cannot be handed over"),
        ("exit", 2, "failed: SystemExit: 2"),
        ("no_such_task", None, "failed: KeyError"),
    ],
)
def test_any_other_exception_is_a_desk_error_and_the_process_stays(crew: Crew, kind, value, words):
    pid = crew.run(Job("pid"))
    error = crew.run(Job(kind, value, subject="b.html"))
    assert isinstance(error, DeskError) and words in str(error) and "\n" not in str(error)
    assert error.subject == "b.html"
    assert alive(pid)


def test_the_trace_of_a_fault_is_kept_as_a_note(crew: Crew):
    assert "do_bug" in "".join(crew.run(Job("bug")).__notes__)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("abort", "was lost: SIGABRT"),
        ("vanish", "was lost: it ended with 3"),
        ("loop", "did not end within 2 seconds"),
        ("loop_in_c", "did not end within 2 seconds"),
        ("hog", "needs more memory"),
    ],
)
def test_r19_a_crash_a_hang_or_a_hoard_costs_its_own_task_only(kind, words):
    tasks = [Job("echo", n) for n in range(6)]
    tasks[2] = Job(kind, subject="evil.html")
    seconds = 2.0 if "loop" in kind else 20.0
    with Crew(2, start, deadline_s=seconds, memory=200 * MIB) as crew:
        results = list(crew.map(tasks))
        error = results.pop(2)
        assert isinstance(error, WorkFailed) and error.subject == "evil.html"
        assert words in str(error)
        assert results == [0, 1, 3, 4, 5]
        assert crew.run(Job("echo", "on")) == "on"


def test_r19_nothing_is_tried_twice(crew: Crew, tmp_path: Path):
    results = list(crew.map([Job("note", str(tmp_path)), Job("abort"), Job("note", str(tmp_path))]))
    assert [type(result) for result in results] == [type(None), WorkFailed, type(None)]
    assert len(list(tmp_path.iterdir())) == 2


def test_r19_memory_is_measured_from_where_a_ready_worker_stands(crew: Crew):
    assert crew.run(Job("take", 100)) == 100 * MIB
    assert isinstance(crew.run(Job("take", 400)), DeskError)
    assert crew.run(Job("take", 100)) == 100 * MIB


def test_r19_each_task_may_have_limits_of_its_own():
    def limits(job: Job) -> Limits:
        return Limits(seconds=job.value / 100, memory=300 * MIB if job.kind == "take" else None)

    with Crew(1, start, limits=limits) as crew:
        assert crew.run(Job("take", 250)) == 250 * MIB
        assert "more memory" in str(crew.run(Job("take", 350)))
        assert "did not end within 0.5 seconds" in str(crew.run(Job("sleep", 50)))


def test_r19_threads_left_behind_cost_the_process(crew: Crew):
    pid = crew.run(Job("threads", 20))
    assert gone(pid)
    assert crew.run(Job("echo", 1)) == 1


def test_r19_a_bomb_of_threads_ends(crew: Crew):
    result = crew.run(Job("threads", 100_000))
    assert isinstance(result, DeskError)
    assert crew.run(Job("echo", 1)) == 1


def test_r19_children_of_a_lost_process_are_ended_too(crew: Crew, tmp_path: Path):
    told = tmp_path / "child"
    assert isinstance(crew.run(Job("child", str(told))), DeskError)
    assert gone(int(told.read_text()))


def test_r19_a_process_killed_between_tasks_is_replaced_and_loses_none(crew: Crew):
    pid = crew.run(Job("pid"))
    os.kill(pid, signal.SIGKILL)
    assert gone(pid)
    assert list(crew.map([Job("echo", n) for n in range(4)])) == [0, 1, 2, 3]


def test_values_larger_than_a_pipe_pass(crew: Crew):
    value = os.urandom(8 * MIB)
    assert list(crew.map([Job("echo", value)] * 3)) == [value] * 3


def test_a_task_that_cannot_be_sent_is_the_callers_fault(crew: Crew):
    with pytest.raises((AttributeError, TypeError)):
        crew.run(Job("echo", lambda: 1))
    assert crew.run(Job("echo", 1)) == 1


def test_no_more_than_two_tasks_a_worker_are_taken_on_ahead(crew: Crew):
    taken = 0

    def tasks() -> Iterator[Job]:
        nonlocal taken
        for n in range(100):
            taken += 1
            yield Job("echo", n)

    results = crew.map(tasks())
    assert taken == 0
    for n in range(10):
        assert next(results) == n
        assert taken <= n + 6
    results.close()


def test_results_do_not_wait_for_a_slow_source(crew: Crew):
    crew.run(Job("echo", 0))

    def slow() -> Iterator[Job]:
        yield Job("echo", 1)
        time.sleep(1.0)
        yield Job("echo", 2)
        time.sleep(30)
        yield Job("echo", 3)

    began, results = time.monotonic(), crew.map(slow())
    assert next(results) == 1
    assert time.monotonic() - began < 10


def test_a_task_may_be_run_while_a_map_is_under_way(crew: Crew):
    results = []
    for n in crew.map([Job("echo", n) for n in range(8)]):
        results.append((n, crew.run(Job("echo", -n))))
    assert results == [(n, -n) for n in range(8)]


def test_threads_may_share_a_crew(crew: Crew):
    found: dict[int, list[int]] = {}

    def use(me: int) -> None:
        found[me] = list(crew.map([Job("echo", me * 100 + n) for n in range(20)]))

    threads = [threading.Thread(target=use, args=(me,)) for me in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == {me: [me * 100 + n for n in range(20)] for me in range(5)}


def test_a_worker_says_nothing_on_our_own_output(crew: Crew, capfd: pytest.CaptureFixture[str]):
    assert crew.run(Job("print")) == "quiet"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        ("missing", ModelMissing, "not on the shelf"),
        ("bug", DeskError, "did not start: ZeroDivisionError"),
        ("abort", DeskError, "did not start: SIGABRT"),
    ],
)
def test_a_start_that_fails_is_told_and_not_tried_for_every_task(tmp_path, fault, kind, words):
    with Crew(1, Marked(tmp_path, fault)) as crew:
        results = list(crew.map([Job("echo", n) for n in range(50)]))
    assert all(isinstance(error, kind) and words in str(error) for error in results)
    assert not any(isinstance(error, WorkFailed) for error in results)
    assert len(list(tmp_path.iterdir())) == 1


def test_close_ends_every_process_and_refuses_what_comes_later(crew: Crew):
    pids = set(crew.map([Job("pid")] * 6))
    crew.close()
    assert all(gone(pid) for pid in pids)
    assert isinstance(crew.run(Job("echo", 1)), DeskError)
    crew.close()


def test_close_lets_a_task_under_way_end_and_drops_those_that_wait(crew: Crew):
    results = crew.map([Job("sleep", 0.5)] * 5)
    first: list[object] = []
    thread = threading.Thread(target=lambda: first.extend(results))
    thread.start()
    time.sleep(0.4)
    crew.close()
    thread.join(10)
    assert first.count(0.5) >= 1
    assert all(result == 0.5 or isinstance(result, DeskError) for result in first)


ORPHANS = """
import sys, threading, time
from broadsheet.newsroom.crew import Crew
from crew_tasks import Job, start
crew = Crew(3, start, deadline_s=300.0)
pids = set()
while len(pids) < 3:
    pids |= set(crew.map([Job("pid"), Job("sleep", 0.1)] * 6)) - {0.1}
for kind in ("loop", "loop_in_c"):
    threading.Thread(target=crew.run, args=(Job(kind),), daemon=True).start()
time.sleep(0.5)
print(*pids, flush=True)
time.sleep(300)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="SIGIO ends a busy worker on Linux only")
def test_r19_no_process_outlives_a_desk_that_is_killed():
    # One worker idle, one in an endless loop, one in a loop that never gives the interpreter back.
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANS],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": TESTS},
        text=True,
    ) as desk:
        assert desk.stdout is not None
        pids = [int(pid) for pid in desk.stdout.readline().split()]
        assert len(pids) == 3 and all(alive(pid) for pid in pids)
        desk.kill()
    assert all(gone(pid) for pid in pids)


def test_r19_a_worker_whose_desk_is_stopped_ends_itself():
    # Stopped, the desk cannot kill at the deadline; the worker's own alarm does, a second later.
    program = (
        ORPHANS.replace("deadline_s=300.0", "deadline_s=1.0")
        .replace('("loop", ', "(")
        .replace('_c")', '_c",)')
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": TESTS},
        text=True,
    ) as desk:
        assert desk.stdout is not None
        pids = [int(pid) for pid in desk.stdout.readline().split()]
        desk.send_signal(signal.SIGSTOP)
        try:
            until = time.monotonic() + 10
            while sum(alive(pid) for pid in pids) == 3 and time.monotonic() < until:
                time.sleep(0.05)
            assert sum(alive(pid) for pid in pids) == 2
        finally:
            desk.kill()
            desk.send_signal(signal.SIGCONT)


def test_no_workers_work_here(tmp_path: Path):
    with Crew(0, Marked(tmp_path)) as crew:
        assert crew.run(Job("pid")) == os.getpid()
        assert list(crew.map(Job("count") for _ in range(3))) == [2, 3, 4]
        assert isinstance(crew.run(Job("refuse", "a")), NoArticle)
        error = crew.run(Job("bug", subject="b"))
        assert (
            isinstance(error, DeskError)
            and str(error) == "b: the work on it failed: ValueError: two"
        )
    assert len(list(tmp_path.iterdir())) == 1
    with Crew(0, Marked(tmp_path, "missing")) as crew:
        assert isinstance(crew.run(Job("pid")), ModelMissing)


def test_pickling_is_cheap(crew: Crew):
    page = "<p>Ferry crews walked out on Monday.</p>" * 1500  # 60 KB, a usual page
    crew.run(Job("echo", page))
    began = time.perf_counter()
    for _ in crew.map([Job("echo", page)] * 300):
        pass
    assert (time.perf_counter() - began) / 300 < 0.02
