"""The crew: worker processes for work on untrusted bytes, killed and replaced when they fail."""

from __future__ import annotations

import queue
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from broadsheet.news.errors import BroadsheetError, DeskError, WorkFailed
from broadsheet.newsroom.chute import Limits, Terms, pack
from broadsheet.newsroom.post import Post

Work = Callable[[Any], Any]
"""Does one task and returns its result; raises BroadsheetError for bad input."""

MEMORY = 1 << 30
START_S = 120.0
"""Seconds a worker may take to load what it works with."""
PAUSE_S = 10.0
"""Seconds before a start that failed is tried again; tasks meanwhile get its error."""
CLOSE_S = 5.0
"""Seconds a task under way may still take when the crew is closed."""


@dataclass(slots=True, kw_only=True)
class _Order:
    packed: bytes
    seconds: float
    subject: str
    result: Future[Any] = field(default_factory=Future)


class Crew:
    """Does tasks in `workers` processes, or in this one when `workers` is 0.

    `start` is a picklable callable (a module-level function, or an instance of a module-level
    class) that each process calls once; what it returns is applied to every task. Tasks and
    results are whatever can be pickled. A task may take `deadline_s` seconds, and `memory` bytes
    beyond what its process held when ready (on Linux; None for no cap); `limits` says so for each
    task instead. `subject` names a task in errors; by default it is the task's own `subject`, if
    it has one.

    Bad news is a value, from `run` and `map` alike: the BroadsheetError a task raised, or a
    WorkFailed when it raised anything else, ran out of time or memory, or took its process down.
    Only that task is lost then: its process is killed with everything it started, another takes
    its place, and no task is tried twice. With no workers nothing can be killed, so neither
    limit holds. Processes start with the first tasks and end when this one ends, however that
    comes about. Any thread may use a crew, and `run` may be called while a `map` is under way.
    """

    def __init__(
        self,
        workers: int,
        start: Callable[[], Work],
        deadline_s: float = 30.0,
        *,
        memory: int | None = MEMORY,
        limits: Callable[[Any], Limits] | None = None,
        subject: Callable[[Any], str] = lambda task: str(getattr(task, "subject", "")),
    ) -> None:
        self.workers = workers
        self._terms = Terms(start=start, start_s=START_S)
        same = Limits(deadline_s, memory)
        self._limits = limits or (lambda task: same)
        self._subject = subject
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._lock = threading.RLock()
        self._minders: list[threading.Thread] = []
        self._posts: set[Post] = set()
        self._broken: tuple[float, BroadsheetError] | None = None
        self._open = 0  # orders that are not answered yet
        self._closed = False
        self._work: Work | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, task: Any) -> Any:
        """Return the result of one task, or its error."""
        return self._ordered(task).result() if self.workers else self._here(task)

    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        """Yield the result of each task, or its error, in the order of `tasks`.

        Two tasks a worker are taken on ahead of the one yielded, and no more. Tasks that have
        not begun when the iterator is closed are dropped.
        """
        if not self.workers:
            for task in tasks:
                yield self._here(task)
            return
        waiting: deque[Future[Any]] = deque()
        try:
            for task in tasks:
                waiting.append(self._ordered(task))
                while waiting and (len(waiting) > 2 * self.workers or waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End every process; a task under way has five seconds, one that waits is dropped."""
        with self._lock:
            self._closed = True
            minders, self._minders = self._minders, []
        for order in self._left():
            if order.result.set_running_or_notify_cancel():
                order.result.set_result(_gone(order.subject))
        for _ in minders:
            self._orders.put(None)
        until = time.monotonic() + CLOSE_S
        for minder in minders:
            minder.join(max(until - time.monotonic(), 0.0))
        with self._lock:
            posts = list(self._posts)
        for post in posts:
            post.kill()
        for minder in minders:
            minder.join(CLOSE_S)

    def _left(self) -> Iterator[_Order]:
        while True:
            try:
                order = self._orders.get_nowait()
            except queue.Empty:
                return
            if order is not None:
                yield order

    def _ordered(self, task: Any) -> Future[Any]:
        limits = self._limits(task)
        order = _Order(
            packed=pack((limits, task)), seconds=limits.seconds, subject=self._subject(task)
        )
        with self._lock:
            if self._closed:
                order.result.set_result(_gone(order.subject))
                return order.result
            self._open += 1
            if len(self._minders) < min(self._open, self.workers):
                self._minders.append(self._minder())
            self._orders.put(order)
        return order.result

    def _minder(self) -> threading.Thread:
        minder = threading.Thread(target=self._mind, name="crew", daemon=True)
        minder.start()
        return minder

    def _mind(self) -> None:
        """Stand at one post: pass orders to its process until None comes."""
        post: Post | None = None
        while (order := self._orders.get()) is not None:
            if order.result.set_running_or_notify_cancel():
                try:
                    post, result = self._passed(post, order)
                except Exception as error:
                    result = _failed(DeskError, error, order.subject)
                order.result.set_result(result)
            with self._lock:
                self._open -= 1
        if post is not None:
            self._let_go(post)

    def _passed(self, post: Post | None, order: _Order) -> tuple[Post | None, Any]:
        if post is not None and not post.ready():
            self._let_go(post)  # It died between two tasks, so none of them was its undoing.
            post = None
        if post is None:
            hired = self._hire()
            if isinstance(hired, BroadsheetError):
                return None, hired
            post = hired
        result, stays = post.do(order.packed, order.subject, order.seconds)
        if not stays:
            self._let_go(post, 0.0)
        return post if stays else None, result

    def _hire(self) -> Post | BroadsheetError:
        with self._lock:
            if self._broken is not None and time.monotonic() < self._broken[0]:
                return self._broken[1]
        try:
            post = Post(self._terms)
        except BroadsheetError as error:
            with self._lock:
                self._broken = (time.monotonic() + PAUSE_S, error)
            return error
        with self._lock:
            self._posts.add(post)
        return post

    def _let_go(self, post: Post, seconds: float = CLOSE_S) -> None:
        post.dismiss(seconds)
        with self._lock:
            self._posts.discard(post)

    def _here(self, task: Any) -> Any:
        with self._lock:
            try:
                if self._work is None:
                    self._work = self._terms.start()
                return self._work(task)
            except BroadsheetError as error:
                return error
            except Exception as error:
                return _failed(WorkFailed, error, self._subject(task))


def _failed(kind: type[DeskError], error: Exception, subject: str) -> DeskError:
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    failure = kind(subject, f"the work on it failed: {words}")
    failure.add_note("".join(traceback.format_exception(error)))
    return failure


def _gone(subject: str) -> DeskError:
    return DeskError(subject, "the crew has gone home")
