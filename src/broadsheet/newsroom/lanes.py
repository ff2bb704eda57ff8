"""Work that waits on hosts, done by threads that no single host can hold all of."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, TypeVar

Name = TypeVar("Name")
Result = TypeVar("Result")


class Lanes(Generic[Name, Result]):
    """A pool of `at_once` threads of which one host takes up `per_host` at the most.

    `put` may be called while results are taken: a result often asks for more work. What work
    returns comes out under the name it was put in with; what it raises is raised there. For one
    thread at the near end. Leaving the block drops what has not begun and waits for what has.
    """

    def __init__(self, at_once: int, per_host: int) -> None:
        self._pool = ThreadPoolExecutor(at_once)
        self._per_host = per_host
        self._waiting: dict[str, deque[tuple[Name, Callable[[], Result]]]] = {}
        self._running: dict[str, int] = {}
        self._done: SimpleQueue[tuple[str, Name, Future[Result]]] = SimpleQueue()
        self._left = 0

    def __enter__(self) -> Lanes[Name, Result]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def put(self, host: str, name: Name, work: Callable[[], Result]) -> None:
        """Have `work` done when its host has a thread free."""
        self._left += 1
        self._waiting.setdefault(host, deque()).append((name, work))
        self._start(host)

    def drop(self, host: str) -> int:
        """Forget the work at `host` that has not begun, and return how much that was."""
        dropped = len(self._waiting.pop(host, ()))
        self._left -= dropped
        return dropped

    def results(self) -> Iterator[tuple[Name, Result]]:
        """Yield what is done, in the order it is, until nothing is left."""
        while self._left:
            host, name, result = self._done.get()
            self._left -= 1
            self._running[host] -= 1
            self._start(host)
            yield name, result.result()

    def _start(self, host: str) -> None:
        waiting = self._waiting.get(host)
        while waiting and self._running.get(host, 0) < self._per_host:
            name, work = waiting.popleft()
            self._running[host] = self._running.get(host, 0) + 1
            done = partial(self._note, host, name)
            self._pool.submit(work).add_done_callback(done)
        if not waiting:
            self._waiting.pop(host, None)
        if not self._running.get(host):
            self._running.pop(host, None)

    def _note(self, host: str, name: Name, future: Future[Result]) -> None:
        self._done.put((host, name, future))
