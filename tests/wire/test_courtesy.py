"""The gate: so many at once at a host, and a pause between two."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.wire.courtesy import Gate


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5)), max_size=30))
def test_two_starts_at_a_host_lie_a_gap_apart(visits):
    clock, starts = Clock(), {"a": [], "b": []}
    gate = Gate(2, ticks=clock, sleep=clock.sleep)
    for host, pause in visits:
        before = clock.now
        with gate.turn(host, 2.0) as waited:
            assert waited == clock.now - before
            starts[host].append(clock.now)
        clock.now += pause
    for times in starts.values():
        assert all(b - a >= 2.0 - 1e-9 for a, b in pairwise(times))


def test_without_a_gap_nobody_waits_and_nothing_is_remembered():
    clock = Clock()
    gate = Gate(2, ticks=clock, sleep=clock.sleep)
    with gate.turn("h", 0) as waited:
        assert waited == 0
    with gate.turn("h", 5.0) as waited:
        assert waited == 0
    assert clock.now == 100.0


def test_r21_a_host_never_has_more_than_its_number_and_others_do_not_wait():
    gate = Gate(2, ticks=time.monotonic, sleep=time.sleep)
    inside, most, lock = 0, 0, threading.Lock()
    release = threading.Event()

    def visit() -> None:
        nonlocal inside, most
        with gate.turn("busy", 0):
            with lock:
                inside += 1
                most = max(most, inside)
            release.wait(5)
            with lock:
                inside -= 1

    threads = [threading.Thread(target=visit) for _ in range(9)]
    for thread in threads:
        thread.start()
    with gate.turn("calm", 0) as waited:
        assert waited < 1
    time.sleep(0.1)
    assert inside == 2
    release.set()
    for thread in threads:
        thread.join(5)
    assert (inside, most) == (0, 2)


def test_an_error_gives_the_turn_back():
    gate = Gate(1, ticks=time.monotonic, sleep=time.sleep)
    for _ in range(3):
        try:
            with gate.turn("h", 0):
                raise RuntimeError
        except RuntimeError:
            pass
    with gate.turn("h", 0):
        pass


def test_hosts_are_forgotten():
    clock = Clock()
    gate = Gate(2, ticks=clock, sleep=clock.sleep)
    for n in range(5000):
        with gate.turn(f"h{n}", 1.0):
            clock.now += 0.01
    assert len(gate._next) < 1100 and not gate._inside
