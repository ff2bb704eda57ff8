"""The flow over an archive in memory: feeds visited, pages filed, work derived, questions asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.news.account import Reader
from broadsheet.news.comment import CommentState
from broadsheet.news.errors import (
    BadComment,
    BadFeed,
    BadInput,
    BadQuestion,
    BadStatus,
    BroadsheetError,
    NotAllowed,
)
from broadsheet.news.ids import FeedId, article_id
from broadsheet.news.job import JobState
from broadsheet.news.outcome import Verdict
from broadsheet.news.page import Page, Validators
from broadsheet.newsroom import jobs, moderation
from broadsheet.newsroom.asking import telling_words
from broadsheet.newsroom.filing import file_pages
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.reading import article_page, search_page
from broadsheet.newsroom.rounds import go_round, visit_due
from broadsheet.newsroom.visit import follow
from make_paper import BODY, FEED, HOST, NOW, Paper, feed, page, story

READER, EDITOR = Reader(id=1, name="rena"), Reader(id=2, name="otto", moderator=True)


@pytest.fixture
def paper() -> Paper:
    return Paper()


def test_following_files_the_full_text_and_remembers_the_visit(paper: Paper) -> None:
    paper.put_feed(1, 2, etag='"one"')
    visit = follow(paper.desk, FEED)
    assert [one.verdict for one in visit.outcomes] == [Verdict.NEW, Verdict.NEW]
    known = paper.desk.archive.subscription(visit.subscription.id)
    assert known.title == "Saltby Echo"
    assert known.validators.etag == '"one"'
    filed = paper.desk.archive.article(article_id(f"{HOST}/1.html"))
    assert "40 of its 112 piles" in filed.article.text


def test_a_page_that_names_a_feed_is_followed_to_it(paper: Paper) -> None:
    paper.put_feed(1)
    link = f"<link rel=alternate type='application/rss+xml' href='{FEED}'>"
    paper.pages[f"{HOST}/"] = page(f"<html><head>{link}</head><body>Hello</body></html>".encode())
    assert follow(paper.desk, f"{HOST}/").subscription.address == FEED


def test_a_page_that_names_none_is_asked_for_in_the_usual_places(paper: Paper) -> None:
    paper.put_feed(1)
    paper.pages[f"{HOST}/rss"] = page(b"<html><body><p>Not this one.</p></body></html>")
    paper.pages[f"{HOST}/feed.xml"] = paper.pages.pop(FEED)
    paper.pages[f"{HOST}/"] = page(b"<html><body><p>Hello</p></body></html>")
    assert follow(paper.desk, f"{HOST}/").subscription.address == f"{HOST}/feed.xml"
    assert [one.url for one in paper.wire.asked][:4] == [
        f"{HOST}/",
        f"{HOST}/feed",
        f"{HOST}/rss",
        f"{HOST}/feed.xml",
    ]


def test_a_page_without_a_feed_is_refused_and_nothing_is_kept(paper: Paper) -> None:
    paper.pages[f"{HOST}/"] = page(b"<html><body><p>No feed here.</p></body></html>")
    with pytest.raises((BadFeed, BroadsheetError)):
        follow(paper.desk, f"{HOST}/")
    assert paper.desk.archive.counts()["feeds"] == 0


def test_r13_an_unchanged_feed_costs_one_request(paper: Paper) -> None:
    paper.put_feed(1, etag='"one"')
    follow(paper.desk, FEED)
    paper.clock.now += timedelta(hours=2)
    paper.wire.asked.clear()
    visits = list(visit_due(paper.desk))
    assert [len(one.outcomes) for one in visits] == [0]
    assert [one.url for one in paper.wire.asked] == [FEED]
    assert paper.wire.asked[0].validators == Validators(etag='"one"')


def test_only_new_items_are_fetched_at_the_next_visit(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    paper.put_feed(2, 1)
    paper.clock.now += timedelta(hours=2)
    paper.wire.asked.clear()
    done = go_round(paper.desk, holder="test")
    assert (done.visited, done.articles, done.derived) == (1, 1, 2)
    assert [one.url for one in paper.wire.asked] == [FEED, f"{HOST}/2.html"]
    assert paper.titles() == ["Old quay to close (1)", "Old quay to close (2)"]


def test_an_item_whose_page_fails_for_now_is_asked_for_again(paper: Paper) -> None:
    paper.put_feed(1, etag='"one"')
    paper.pages[f"{HOST}/1.html"] = BadStatus(HOST, "the server has trouble", 503)
    visit = follow(paper.desk, FEED)
    assert visit.outcomes[0].error is not None
    assert visit.subscription.validators.etag is None
    paper.pages[f"{HOST}/1.html"] = page(story(1))
    paper.clock.now += timedelta(hours=2)
    go_round(paper.desk, holder="test")
    filed = paper.desk.archive.article(article_id(f"{HOST}/1.html"))
    assert "40 of its 112 piles" in filed.article.text


def test_a_feed_that_fails_says_why_and_the_others_go_on(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    other = "http://hallow-gazette.example/feed.xml"
    paper.pages[other] = page(feed(9).replace(b"saltby-echo", b"hallow-gazette"))
    paper.pages["http://hallow-gazette.example/9.html"] = page(story(9))
    follow(paper.desk, other)
    paper.pages[FEED] = BadStatus(FEED, "the server says 500", 500)
    paper.clock.now += timedelta(hours=3)
    done = go_round(paper.desk, holder="test")
    assert (done.visited, done.failed) == (2, 1)
    trouble = {one.address: one.trouble for one in paper.desk.archive.subscriptions()}
    assert trouble == {FEED: "the server says 500", other: ""}


def test_filing_says_new_seen_and_changed_and_bad_pages_are_values(paper: Paper) -> None:
    first = page(story(1))
    incoming = [
        ("a", first),
        ("empty", page(b"")),
        ("b", first),
        ("c", BadStatus("c", "gone", 410)),
    ]
    outcomes = list(file_pages(paper.desk, incoming))
    assert [(one.subject, one.verdict) for one in outcomes if one.article] == [
        ("a", Verdict.NEW),
        ("b", Verdict.SEEN),
    ]
    bad = {one.subject: one.error for one in outcomes if one.error}
    assert set(bad) == {"empty", "c"}
    assert isinstance(bad["empty"], BadInput)


def test_derived_work_follows_the_outbox_and_can_be_done_again(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    assert paper.desk.archive.counts()["pending"] == 1
    derive_pending(paper.desk, holder="test")
    shown = article_page(paper.desk, article_id(f"{HOST}/1.html"))
    assert [(one.speaker, one.kind) for one in shown.said][:1] == [("Ines Calder", "direct")]
    assert "£2.4m" in [one.point.words for one in shown.numbers]
    text = shown.filed.article.text
    for point in shown.points:
        assert text[point.start : point.end] == point.words
    assert paper.desk.archive.start_over() == 1
    assert derive_pending(paper.desk, holder="test").done == 1


def test_only_one_holder_groups_at_a_time(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    assert paper.desk.archive.lease("grouping", "other", now=NOW, seconds=60)
    assert derive_pending(paper.desk, holder="test").done == 0
    paper.clock.now += timedelta(minutes=2)
    assert derive_pending(paper.desk, holder="test").done == 1


def test_search_finds_what_was_filed(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    derive_pending(paper.desk, holder="test")
    assert [card.outlet for card in search_page(paper.desk, "rotted piles").cards] == [
        "Saltby Echo"
    ]
    assert search_page(paper.desk, "penguin").cards == ()


def test_an_ask_job_brings_an_answer_with_its_words(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    derive_pending(paper.desk, holder="test")
    job = jobs.order(paper.desk, "ask", {"question": "How many piles had rotted through?"})
    assert jobs.wait(paper.desk, job.id, seconds=0).state is JobState.WAITING
    assert jobs.do_waiting(paper.desk, holder="test") == 1
    done = jobs.wait(paper.desk, job.id, seconds=0)
    assert done.state is JobState.DONE
    assert "40 of its 112 piles" in str(done.result)


def test_a_follow_job_that_fails_says_why(paper: Paper) -> None:
    job = jobs.order(paper.desk, "follow", {"address": FEED})
    jobs.do_waiting(paper.desk, holder="test")
    ended = jobs.wait(paper.desk, job.id, seconds=0)
    assert ended.state is JobState.FAILED
    assert "no answer came" in ended.trouble


@pytest.mark.parametrize("question", ["", "   ", "why " * 300])
def test_a_question_nobody_could_answer_is_refused_at_once(paper: Paper, question: str) -> None:
    with pytest.raises(BadQuestion):
        jobs.order(paper.desk, "ask", {"question": question})


def test_stop_words_do_not_reach_the_index() -> None:
    assert telling_words("Which countries are on the shortlist?") == "countries shortlist"


def test_a_comment_is_held_until_a_moderator_prints_it(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    article = article_id(f"{HOST}/1.html")
    held = moderation.write(paper.desk, READER, article, "  I was\x00 there.\r\nIt creaked. ")
    assert held.text == "I was there.\nIt creaked."
    assert article_page(paper.desk, article).comments == ()
    with pytest.raises(NotAllowed):
        moderation.queue(paper.desk, READER)
    with pytest.raises(NotAllowed):
        moderation.decide(paper.desk, READER, held.id, printed=True)
    assert [one.id for one in moderation.queue(paper.desk, EDITOR)] == [held.id]
    moderation.decide(paper.desk, EDITOR, held.id, printed=True)
    assert [one.text for one in article_page(paper.desk, article).comments] == [held.text]
    assert list(moderation.queue(paper.desk, EDITOR)) == []


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001])
def test_a_comment_that_will_not_do_is_refused(paper: Paper, text: str) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    with pytest.raises(BadComment):
        moderation.write(paper.desk, READER, article_id(f"{HOST}/1.html"), text)


def test_declining_wants_a_reason(paper: Paper) -> None:
    paper.put_feed(1)
    follow(paper.desk, FEED)
    held = moderation.write(paper.desk, READER, article_id(f"{HOST}/1.html"), "Rubbish.")
    with pytest.raises(BadComment, match="say why"):
        moderation.decide(paper.desk, EDITOR, held.id, printed=False)
    done = moderation.decide(paper.desk, EDITOR, held.id, printed=False, reason="no argument")
    assert done.state is CommentState.DECLINED


def paged(number: int, body: str) -> Page:
    on = f"<a rel=next href='{HOST}/quay.html?page={number + 1}'>{number + 1}</a>"
    return page(story(1, body=(body,)).replace(b"</article>", on.encode() + b"</article>"))


def test_an_article_over_several_pages_is_filed_whole(paper: Paper) -> None:
    address = f"{HOST}/quay.html"
    paper.pages[address] = paged(1, BODY[0])
    paper.pages[f"{address}?page=2"] = paged(2, BODY[1])
    paper.pages[f"{address}?page=3"] = page(story(1, body=(BODY[2],)))
    (outcome,) = file_pages(paper.desk, [(address, paper.wire.fetch(address))])
    assert outcome.article is not None
    article = paper.desk.archive.article(outcome.article).article
    assert [block.text for block in article.blocks] == list(BODY)
    assert article.continued == ""
    assert article.url == address


def test_a_following_page_that_cannot_be_had_is_named(paper: Paper) -> None:
    address = f"{HOST}/quay.html"
    paper.pages[address] = paged(1, BODY[0])
    (outcome,) = file_pages(paper.desk, [(address, paper.wire.fetch(address))])
    assert outcome.article is not None
    article = paper.desk.archive.article(outcome.article).article
    assert [block.text for block in article.blocks] == [BODY[0]]
    assert article.continued == f"{address}?page=2"


def test_an_import_of_files_or_records_asks_the_network_for_nothing(paper: Paper) -> None:
    """A saved page or an archive's record that goes on elsewhere is filed as it was saved."""
    address = f"{HOST}/quay.html"
    found = paged(1, BODY[0])
    paper.pages[f"{address}?page=2"] = paged(2, BODY[1])
    canonical = f"<link rel=canonical href='{address}'></head>".encode()
    saved = replace(found, url="", landed="", body=found.body.replace(b"</head>", canonical))
    record = replace(found, url=address)
    outcomes = [*file_pages(paper.desk, [("quay.html", saved)])]
    outcomes += file_pages(paper.desk, [(f"{address} 1", record)], feed=FeedId("f" + 16 * "0"))
    assert [outcome.error for outcome in outcomes] == [None, None]
    assert paper.wire.asked == []


def test_another_article_is_not_joined_on(paper: Paper) -> None:
    address = f"{HOST}/quay.html"
    paper.pages[address] = paged(1, BODY[0])
    paper.pages[f"{address}?page=2"] = page(story(7).replace(b"Old quay", b"New bridge"))
    (outcome,) = file_pages(paper.desk, [(address, paper.wire.fetch(address))])
    assert outcome.article is not None
    article = paper.desk.archive.article(outcome.article).article
    assert [block.text for block in article.blocks] == [BODY[0]]
    assert article.continued == ""
