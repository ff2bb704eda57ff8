"""Visits to feeds that move, repeat themselves, edit, fail or answer with something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.news.article import Article
from broadsheet.news.errors import BadStatus, BroadsheetError, TooLarge, Unreachable
from broadsheet.news.feed import Subscription, Telling
from broadsheet.news.ids import article_id, feed_id
from broadsheet.news.outcome import Verdict
from broadsheet.news.page import Page, Validators
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.filing import file_pages
from broadsheet.newsroom.rounds import visit_due
from broadsheet.newsroom.visit import Visit, follow
from broadsheet.newsroom.work import ReadFeed
from make_paper import BODY, FEED, HOST, NOW, Paper, page, story

DAY = timedelta(days=1)
RSS = "application/rss+xml"


def entry(number: int, **changes: str) -> str:
    """Return one item as XML; a tag given as an empty text is left out."""
    tags = {
        "title": f"Old quay to close ({number})",
        "link": f"{HOST}/{number}.html",
        "guid": f"saltby:{number}",
        "description": f"Piles have rotted under quay {number}.",
        "pubDate": f"Tue, 03 Mar 2026 0{number % 10}:00:00 GMT",
        **changes,
    }
    return "".join(f"<{tag}>{words}</{tag}>" for tag, words in tags.items() if words)


def rss(*entries: str, title: str = "Saltby Echo") -> Page:
    items = "".join(f"<item>{one}</item>" for one in entries)
    xml = f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
    return page(xml.encode(), RSS)


@pytest.fixture
def paper() -> Paper:
    made = Paper()
    for number in range(10):
        made.pages[f"{HOST}/{number}.html"] = page(story(number))
    return made


def visit(paper: Paper, answer: Page | BroadsheetError | None = None, **wait: float) -> Visit:
    """Let time pass (25 hours unless said), then visit the feed, which answers so from now on."""
    if answer is not None:
        paper.pages[FEED] = answer
    paper.clock.now += timedelta(**wait) if wait else timedelta(hours=25)
    paper.wire.asked.clear()
    visits = [one for one in visit_due(paper.desk) if one.subscription.id == feed_id(FEED)]
    assert len(visits) == 1, "the feed was not due"
    return visits[0]


def begin(paper: Paper, *entries: str) -> Visit:
    paper.pages[FEED] = rss(*entries)
    return follow(paper.desk, FEED)


def verdicts(one: Visit) -> list[Verdict | None]:
    return [outcome.verdict for outcome in one.outcomes]


def asked(paper: Paper) -> list[str]:
    return [one.url for one in paper.wire.asked]


def counts(paper: Paper) -> tuple[int, int]:
    found = paper.desk.archive.counts()
    return found["articles"], found["versions"]


def test_r06_one_item_by_two_polls_twice_in_a_document_and_by_import_is_one(paper: Paper) -> None:
    begin(paper, entry(1), entry(1))
    visit(paper, rss(entry(1), entry(1, guid="other"), title="Renamed"))
    incoming = [("page", replace(page(story(1)), url=f"{HOST}/1.html"))]
    assert [one.verdict for one in file_pages(paper.desk, incoming)] == [Verdict.SEEN]
    assert counts(paper) == (1, 1)


def test_r07_a_deleted_article_stays_gone_whoever_brings_it(paper: Paper) -> None:
    begin(paper, entry(1), entry(2))
    paper.desk.archive.delete(article_id(f"{HOST}/1.html"), at=paper.clock.now)
    edited = entry(1, title="Edited since", description="Other words.")
    assert visit(paper, rss(edited, entry(2))).outcomes == ()
    assert asked(paper) == [FEED]
    again = entry(1, guid="made:anew")
    assert verdicts(visit(paper, rss(again, entry(2), entry(3)))) == [Verdict.NEW]
    incoming = [("page", replace(page(story(1)), url=f"{HOST}/1.html"))]
    assert [one.verdict for one in file_pages(paper.desk, incoming)] == [Verdict.DELETED]
    other = f"{HOST}/other.xml"
    paper.pages[other] = rss(entry(1), title="Another list")
    assert verdicts(follow(paper.desk, other)) == [Verdict.DELETED]
    assert counts(paper) == (2, 2)


def test_r08_new_guids_and_moved_links_bring_no_article_twice(paper: Paper) -> None:
    begin(paper, *(entry(number) for number in range(5)))
    visit(paper, rss(*(entry(number, guid=f"urn:{number}") for number in range(5))))
    moved = [entry(number, guid=f"urn:{number}", link=f"{HOST}/a/{number}") for number in range(5)]
    assert visit(paper, rss(*moved)).outcomes == ()
    assert asked(paper) == [FEED]
    assert counts(paper) == (5, 5)
    assert paper.desk.archive.subscription(feed_id(FEED)).telling is Telling.LINKS


def test_r08_a_moved_and_edited_item_is_a_version_of_the_article_it_was(paper: Paper) -> None:
    begin(paper, entry(1))
    new_link = f"{HOST}/quay-shut.html"
    body = ("The old quay was shut on Tuesday night after part of it fell.", *BODY)
    paper.pages[new_link] = page(story(1, body=body))
    done = visit(paper, rss(entry(1, link=new_link, title="Old quay shut")))
    assert verdicts(done) == [Verdict.CHANGED]
    assert counts(paper) == (1, 2)
    filed = paper.desk.archive.article(article_id(f"{HOST}/1.html"))
    assert "shut on Tuesday night" in filed.article.text
    assert filed.article.url == new_link


def test_r09_items_that_share_one_link_are_articles_of_their_own(paper: Paper) -> None:
    paper.pages[f"{HOST}/"] = page(story(1))
    items = [entry(number, link=f"{HOST}/", description=BODY[number]) for number in range(3)]
    begin(paper, *items)
    assert asked(paper) == [FEED]
    assert paper.titles() == [f"Old quay to close ({number})" for number in range(3)]
    edited = entry(1, link=f"{HOST}/", description=BODY[1] + " It was Monday.")
    assert verdicts(visit(paper, rss(items[0], edited, items[2]))) == [Verdict.CHANGED]
    assert counts(paper) == (3, 4)
    later = entry(7, link=f"{HOST}/", description=BODY[2] + " So it was said.")
    assert verdicts(visit(paper, rss(later))) == [Verdict.NEW]
    assert counts(paper) == (4, 5)


def test_r10_an_edit_is_a_version_beside_the_old_one(paper: Paper) -> None:
    begin(paper, entry(1), entry(2), entry(3))
    before = paper.desk.archive.article(article_id(f"{HOST}/2.html"))
    paper.pages[f"{HOST}/2.html"] = page(story(2, body=(*BODY, "A correction was added.")))
    done = visit(paper, rss(entry(1), entry(2, description="Corrected."), entry(3)))
    assert verdicts(done) == [Verdict.CHANGED]
    assert asked(paper) == [FEED, f"{HOST}/2.html"]
    after = paper.desk.archive.article(before.article.id)
    assert after.number == 2
    assert "A correction was added." in after.article.text
    assert paper.desk.archive.version(before.version) == before.article
    assert counts(paper) == (3, 4)
    done = visit(paper, rss(entry(1), entry(2, description="Corrected."), entry(3), title="New"))
    assert done.outcomes == ()
    assert asked(paper) == [FEED]


def test_r10_an_edit_of_the_feeds_words_alone_is_read_once(paper: Paper) -> None:
    begin(paper, entry(1))
    assert verdicts(visit(paper, rss(entry(1, description="Said anew.")))) == [Verdict.SEEN]
    assert visit(paper, rss(entry(1, description="Said anew."), title="N")).outcomes == ()


@pytest.mark.parametrize("status", [503, 404])
def test_r10_an_edited_page_that_cannot_be_had_leaves_the_old_text(
    paper: Paper, status: int
) -> None:
    begin(paper, entry(1))
    paper.pages[f"{HOST}/1.html"] = BadStatus(HOST, "no page", status)
    edited = entry(1, description="Only these few words of the feed are left of it, it seems.")
    (outcome,) = visit(paper, rss(edited)).outcomes
    assert outcome.error is not None
    assert counts(paper) == (1, 1)
    paper.pages[f"{HOST}/1.html"] = page(story(1, body=(*BODY, "It is back.")))
    paper.clock.now += DAY
    again = [one for visited in visit_due(paper.desk) for one in visited.outcomes]
    assert [one.verdict for one in again] == ([Verdict.CHANGED] if status == 503 else [])


def test_an_item_with_nothing_to_read_is_asked_for_once(paper: Paper) -> None:
    paper.pages[f"{HOST}/1.html"] = BadStatus(HOST, "gone", 410)
    begin(paper, entry(1, description=""), entry(2))
    assert visit(paper, rss(entry(1, description=""), entry(2), entry(3))).outcomes[0].article
    assert asked(paper) == [FEED, f"{HOST}/3.html"]
    visit(paper, rss(entry(1, description="Here now."), entry(2), entry(3)))
    assert asked(paper) == [FEED, f"{HOST}/1.html"]


def test_a_visit_asks_the_archive_what_it_knows_once(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(paper, *(entry(number) for number in range(10)))
    archive, calls = paper.desk.archive, []
    recall = archive.recall

    def counted(feed: object, marks: object) -> object:
        calls.append(feed)
        return recall(feed, marks)  # type: ignore[arg-type]

    monkeypatch.setattr(archive, "recall", counted)
    visit(paper, rss(*(entry(number) for number in range(10)), title="Renamed"))
    assert calls == [feed_id(FEED)]


class Counted:
    """Hands that count the feeds they read."""

    def __init__(self, paper: Paper) -> None:
        self._hands = paper.desk.crew
        self.feeds = 0

    def __call__(self, task: object) -> object:
        self.feeds += isinstance(task, ReadFeed)
        return self._hands.run(task)  # type: ignore[arg-type]


def test_r13_a_body_like_the_last_one_is_not_read(paper: Paper) -> None:
    begin(paper, entry(1))
    hands = Counted(paper)
    paper.desk = replace(paper.desk, crew=Crew(0, lambda: hands))  # type: ignore[arg-type,return-value]
    fresh = replace(paper.pages[FEED], validators=Validators(etag='"new"'))  # type: ignore[type-var]
    done = visit(paper, fresh, hours=20)
    assert hands.feeds == 0
    assert done.subscription.validators == Validators(etag='"new"')
    visit(paper, rss(entry(1), title="Other"), hours=30)
    assert hands.feeds == 1


def test_r13_a_feed_that_changes_under_one_etag_is_read_within_a_day(paper: Paper) -> None:
    def tagged(*entries: str) -> Page:
        return replace(rss(*entries), validators=Validators(etag='W/"always"'))

    paper.pages[FEED] = tagged(entry(1))
    follow(paper.desk, FEED)
    whole = paper.clock.now
    paper.pages[FEED] = tagged(entry(1), entry(2))
    found: list[Verdict | None] = []
    for _ in range(30):
        due = paper.desk.archive.subscription(feed_id(FEED)).next_visit
        assert due is not None
        paper.clock.now = due
        paper.wire.asked.clear()
        found = [verdict for one in visit_due(paper.desk) for verdict in verdicts(one)]
        if found:
            break
    assert found == [Verdict.NEW]
    assert paper.clock.now - whole <= DAY
    assert paper.wire.asked[0].validators in (None, Validators())


def test_r13_conditions_are_sent_byte_for_byte(paper: Paper) -> None:
    odd = Validators(etag=' W/"a, b"', last_modified="Sometime last week")
    paper.pages[FEED] = replace(rss(entry(1)), validators=odd)
    follow(paper.desk, FEED)
    visit(paper, hours=20)
    assert paper.wire.asked[0].validators == odd


def redirected(to: str, *entries: str, title: str = "Saltby Echo") -> Page:
    return replace(rss(*entries, title=title), landed=to, moved=to)


def wait_out(paper: Paper, answer: Page, visits: int = 4) -> Subscription:
    """Visit again and again, thirteen hours apart, then say where the feed is followed."""
    for _ in range(visits):
        paper.pages[FEED] = answer
        paper.pages[NEW_FEED] = replace(answer, moved=None)
        paper.clock.now += timedelta(hours=25)
        list(visit_due(paper.desk))
    (one,) = [one for one in paper.desk.archive.subscriptions() if one.folder == "Mine"]
    return one


NEW_FEED = "http://saltby-echo.example/new/feed.xml"


@pytest.fixture
def followed(paper: Paper) -> Paper:
    begin(paper, entry(1), entry(2))
    known = paper.desk.archive.subscription(feed_id(FEED))
    paper.desk.archive.record_visit(replace(known, folder="Mine"))
    return paper


def test_r15_a_permanent_redirect_is_believed_after_several_same_answers(
    followed: Paper,
) -> None:
    answer = redirected(NEW_FEED, entry(1), entry(2))
    assert wait_out(followed, answer, 2).address == FEED
    known = wait_out(followed, answer, 1)
    assert known.address == NEW_FEED
    assert known.move is None
    assert counts(followed) == (2, 2)
    followed.pages[NEW_FEED] = rss(entry(1), entry(2), entry(3))
    followed.clock.now += DAY
    (done,) = visit_due(followed.desk)
    assert verdicts(done) == [Verdict.NEW]


def test_r15_three_answers_within_an_hour_are_not_believed(followed: Paper) -> None:
    for _ in range(5):
        known = followed.desk.archive.subscription(feed_id(FEED))
        followed.desk.archive.record_visit(replace(known, next_visit=None))
        visit(followed, redirected(NEW_FEED, entry(1), entry(2)), minutes=10)
    known = followed.desk.archive.subscription(feed_id(FEED))
    assert known.move is not None and known.move.times == 5


def test_r15_a_redirect_that_changes_its_mind_begins_anew(followed: Paper) -> None:
    for turn in range(6):
        answer = redirected(f"{NEW_FEED}?{turn % 2}", entry(1), entry(2))
        assert wait_out(followed, answer, 1).address == FEED


def test_r15_passing_redirects_are_followed_and_forgotten(followed: Paper) -> None:
    passing = replace(rss(entry(1), entry(2)), landed=NEW_FEED)
    known = wait_out(followed, passing, 6)
    assert (known.address, known.move) == (FEED, None)


def test_r15_another_feed_at_the_new_address_is_not_taken(followed: Paper) -> None:
    other = redirected(NEW_FEED, entry(7), entry(8), title="Parked domains daily")
    assert wait_out(followed, other, 6).address == FEED


def test_r15_nobody_is_moved_from_https_to_http(paper: Paper) -> None:
    secure = FEED.replace("http://", "https://")
    paper.pages[secure] = rss(entry(1))
    follow(paper.desk, secure)
    for _ in range(5):
        paper.pages[secure] = redirected(FEED, entry(1))
        paper.clock.now += timedelta(hours=25)
        list(visit_due(paper.desk))
    (known,) = paper.desk.archive.subscriptions()
    assert (known.address, known.move) == (secure, None)


def test_r15_a_feed_that_moves_to_one_followed_already_becomes_one_with_it(
    followed: Paper,
) -> None:
    followed.pages[NEW_FEED] = rss(entry(1), entry(2))
    follow(followed.desk, NEW_FEED)
    for _ in range(4):
        followed.pages[FEED] = redirected(NEW_FEED, entry(1), entry(2))
        followed.clock.now += timedelta(hours=25)
        list(visit_due(followed.desk))
    assert [one.address for one in followed.desk.archive.subscriptions()] == [NEW_FEED]
    assert counts(followed) == (2, 2)


def html(body: str) -> Page:
    return page(f"<!DOCTYPE html><html><head></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (BadStatus(FEED, "there is no page at this address (status 404)", 404), "no page"),
        (BadStatus(FEED, "the page at this address is gone for good (status 410)", 410), "gone"),
        (BadStatus(FEED, "it first wants to see that a person is reading", 403), "person"),
        (html("<p>Welcome to our new site.</p>"), "a web page here, not a feed"),
        (html("<form><input type='password' name=p></form>"), "sign in"),
        (html("<script src='/cdn-cgi/challenge-platform/x.js'></script>"), "person is reading"),
        (page(b"  \n "), "empty"),
        (page(b"{'status': 'maintenance'}", "application/json"), "Feed"),
        (page(b"All is quiet.", "text/plain"), "neither RSS, Atom nor JSON Feed"),
        (Unreachable(FEED, "no address is known for its name"), "no address is known"),
        (TooLarge(FEED, "the page is over 15 MB"), "over 15 MB"),
    ],
    ids=[
        *("404", "410", "challenge", "html", "login", "checked", "empty", "json", "text"),
        *("dns", "large"),
    ],
)
def test_r16_what_is_there_instead_is_said_in_words_and_nothing_is_lost(
    paper: Paper, answer: Page | BroadsheetError, words: str
) -> None:
    begin(paper, entry(1))
    done = visit(paper, answer)
    assert words in done.subscription.trouble
    assert done.subscription.failures == 1
    assert done.subscription.succeeded_at == NOW
    assert counts(paper) == (1, 1)
    well = visit(paper, rss(entry(1), entry(2)))
    assert (well.subscription.failures, well.subscription.trouble) == (0, "")
    assert verdicts(well) == [Verdict.NEW]


def test_r16_a_page_that_names_its_feeds_is_not_taken_for_one(paper: Paper) -> None:
    begin(paper, entry(1))
    named = html(f"<link rel=alternate type='{RSS}' href='/feed.xml'>")
    assert "a web page here" in visit(paper, named).subscription.trouble


@pytest.mark.parametrize(
    "sentence",
    [
        "no address is known for its name",
        "its security certificate is not accepted: certificate has expired",
        "its answer is not HTTP or breaks off",
    ],
)
def test_r17_a_host_that_cannot_be_reached_leaves_the_others_alone(
    paper: Paper, sentence: str
) -> None:
    begin(paper, entry(1))
    others = [f"http://outlet{number}.example/feed.xml" for number in range(30)]
    for other in others:
        paper.pages[other] = rss(entry(2), title=other)
        follow(paper.desk, other)
    paper.pages[FEED] = Unreachable(FEED, sentence)
    paper.clock.now += timedelta(hours=25)
    visits = list(visit_due(paper.desk))
    trouble = {one.subscription.address: one.subscription.trouble for one in visits}
    assert trouble == {**dict.fromkeys(others, ""), FEED: sentence}


def test_r17_where_a_host_does_not_answer_its_other_feeds_wait(paper: Paper) -> None:
    addresses = [f"{HOST}/{number}.xml" for number in range(20)]
    silent: Callable[[], BroadsheetError] = lambda: Unreachable(HOST, "no answer")  # noqa: E731
    for address in addresses:
        paper.desk.archive.follow(Subscription(address=address, followed_at=NOW))
        paper.pages[address] = silent  # type: ignore[assignment]
    paper.clock.now += timedelta(hours=25)
    visits = list(visit_due(paper.desk))
    assert 1 <= len(visits) <= 4
    assert len(paper.desk.archive.due(paper.clock.now, limit=99)) == 20 - len(visits)


def test_an_article_filed_from_elsewhere_is_not_the_feeds_loss(paper: Paper) -> None:
    incoming = [("page", replace(page(story(1)), url=f"{HOST}/1.html"))]
    list(file_pages(paper.desk, incoming))
    assert verdicts(begin(paper, entry(1))) == [Verdict.SEEN]
    found: Article = paper.desk.archive.article(article_id(f"{HOST}/1.html")).article
    assert found.headline == "Old quay to close (1)"
