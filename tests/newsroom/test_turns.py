"""No host keeps the feeds of another waiting: whose turn it is, and lanes for each host."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.errors import Unreachable
from broadsheet.news.feed import Subscription
from broadsheet.newsroom.lanes import Lanes
from broadsheet.newsroom.rounds import visit_due
from broadsheet.newsroom.turns import A_HOST, MOST, in_turn
from broadsheet.text.addresses import host_of
from make_paper import NOW, Paper, feed, page


def feeds(*counts: int) -> list[Subscription]:
    """Return feeds, all of one host and then all of the next."""
    return [
        Subscription(address=f"https://h{host}.example/{number}")
        for host, count in enumerate(counts)
        for number in range(count)
    ]


def test_r21_two_thousand_feeds_of_one_host_leave_room_for_the_others() -> None:
    taken = in_turn(feeds(2000, *[1] * 300))
    hosts = Counter(host_of(one.address) for one in taken)
    assert hosts["h0.example"] == A_HOST
    assert len(hosts) == 301
    crowded = in_turn(feeds(2000, *[1] * 9000))
    assert Counter(host_of(one.address) for one in crowded)["h0.example"] == 1
    assert len(crowded) == MOST


@given(st.lists(st.integers(0, 60), max_size=12))
def test_turns_keep_the_order_and_lose_nobody_who_fits(counts: list[int]) -> None:
    due = feeds(*counts)
    taken = in_turn(due, a_host=10, most=50)
    assert len(taken) == min(50, sum(min(10, count) for count in counts))
    for host in {host_of(one.address) for one in taken}:
        mine = [one for one in taken if host_of(one.address) == host]
        assert mine == [one for one in due if host_of(one.address) == host][: len(mine)]


def test_r21_a_host_that_hangs_holds_two_threads_and_no_other_host() -> None:
    hung, running, most = threading.Event(), [0], [0]
    lock = threading.Lock()

    def hang() -> str:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        assert hung.wait(20)
        with lock:
            running[0] -= 1
        return "late"

    done: list[str] = []
    with Lanes[str, str](8, 2) as lanes:
        for number in range(30):
            lanes.put("slow.example", f"slow{number}", hang)
        for number in range(200):
            lanes.put(f"h{number}.example", str(number), lambda: "well")
        for name, result in lanes.results():
            done.append(name)
            if result == "well" and len(done) == 200:
                assert running[0] <= 2
                hung.set()
    assert sorted(done[:200], key=int) == [str(number) for number in range(200)]
    assert len(done) == 230
    assert most[0] == 2


def test_work_put_in_while_results_come_is_done_and_dropped_work_is_not() -> None:
    done = []
    with Lanes[int, int](2, 1) as lanes:
        for number in range(5):
            lanes.put("a", number, lambda number=number: number * 2)  # type: ignore[misc]
        for name, result in lanes.results():
            done.append((name, result))
            if name == 0:
                lanes.put("b", 100, lambda: 7)
                assert lanes.drop("a") == 3
                assert lanes.drop("nowhere") == 0
    assert sorted(done) == [(0, 0), (1, 2), (100, 7)]


def test_what_work_raises_is_raised_at_this_end() -> None:
    with Lanes[int, int](2, 2) as lanes, pytest.raises(ZeroDivisionError):
        lanes.put("a", 1, lambda: 1 // 0)
        list(lanes.results())


def test_r21_feeds_of_a_crowded_host_and_a_lone_one_are_all_visited_in_time() -> None:
    paper = Paper()
    for number in range(A_HOST + 30):
        address = f"http://crowd.example/{number}.xml"
        paper.desk.archive.follow(Subscription(address=address, followed_at=NOW))
        paper.pages[address] = page(feed(), "application/rss+xml")
    lone = Subscription(address="http://lone.example/feed.xml", followed_at=NOW)
    paper.desk.archive.follow(lone)
    paper.pages[lone.address] = page(feed(), "application/rss+xml")
    first = [one.subscription.address for one in visit_due(paper.desk)]
    assert lone.address in first
    assert len(first) == A_HOST + 1
    assert len(list(visit_due(paper.desk))) == 30
    assert list(visit_due(paper.desk)) == []


def test_a_wire_that_gives_nothing_is_a_failed_visit() -> None:
    paper = Paper()
    paper.desk.archive.follow(Subscription(address="http://silent.example/f", followed_at=NOW))
    (visit,) = visit_due(paper.desk)
    assert isinstance(visit.outcomes[0].error, Unreachable)
