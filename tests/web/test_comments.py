"""A comment on its way: written, held, printed or declined, and never lost on an error."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.comment import CommentState
from broadsheet.news.outcome import Verdict
from broadsheet.web.article import WRITING
from make_desk import LEAD

PLACE = f"/article/{LEAD.id}/comments"
WORDS = "Who <measured> that, & when?"
SHOWN = "Who &lt;measured&gt; that, &amp; when?"


def test_a_comment_is_held_then_printed_by_a_moderator(
    signed_in: Client, moderating: Client, archive: MemoryArchive
) -> None:
    answer = signed_in.post(PLACE, {"text": WORDS})
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/article/{LEAD.id}?comment=held#comments",
    )
    assert "held until a moderator" in signed_in.get(answer["Location"]).content.decode()
    assert SHOWN not in signed_in.get(f"/article/{LEAD.id}").content.decode()
    queue = moderating.get("/moderation").content.decode()
    assert SHOWN in queue
    (held,) = archive.queue(CommentState.HELD, limit=9)
    assert moderating.post(f"/moderation/{held.id}", {"verdict": "print"}).status_code == 302
    text = signed_in.get(f"/article/{LEAD.id}").content.decode()
    assert SHOWN in text
    assert f'id="comment-{held.id}"' in text


def test_declining_wants_a_reason_and_keeps_the_page(
    moderating: Client, archive: MemoryArchive
) -> None:
    held = archive.write_comment(make.comment(of=LEAD.id))
    answer = moderating.post(f"/moderation/{held.id}", {"verdict": "decline", "reason": " "})
    assert answer.status_code == 400
    assert "say why it is declined" in answer.content.decode()
    assert archive.comment(held.id).state is CommentState.HELD
    moderating.post(f"/moderation/{held.id}", {"verdict": "decline", "reason": "Off the subject"})
    declined = archive.comment(held.id)
    assert declined.state is CommentState.DECLINED
    assert (declined.decided_by, declined.reason) == ("editor", "Off the subject")


def test_a_verdict_that_is_neither_does_not_print(
    moderating: Client, archive: MemoryArchive
) -> None:
    held = archive.write_comment(make.comment(of=LEAD.id))
    moderating.post(f"/moderation/{held.id}", {"verdict": "PRINT"})
    assert archive.comment(held.id).state is CommentState.HELD


def test_a_reader_may_not_moderate(signed_in: Client, archive: MemoryArchive) -> None:
    held = archive.write_comment(make.comment(of=LEAD.id))
    page = signed_in.get("/moderation")
    assert page.status_code == 403
    assert "only a moderator may do this" in page.content.decode()
    assert signed_in.post(f"/moderation/{held.id}", {"verdict": "print"}).status_code == 403
    assert archive.comment(held.id).state is CommentState.HELD


def test_a_stranger_is_asked_to_sign_in(visitor: Client, archive: MemoryArchive) -> None:
    assert visitor.get("/moderation")["Location"] == "/sign-in?next=/moderation"
    answer = visitor.post(PLACE, {"text": WORDS})
    assert answer.status_code == 401
    assert SHOWN in answer.content.decode()
    assert archive.queue(CommentState.HELD, limit=9) == []


@pytest.mark.parametrize("words", ["", "   \n ", "word " * 1000])
def test_a_comment_that_cannot_be_taken_comes_back_as_typed(
    signed_in: Client, archive: MemoryArchive, words: str
) -> None:
    answer = signed_in.post(PLACE, {"text": words})
    assert answer.status_code == 400
    text = answer.content.decode()
    assert 'role="alert"' in text
    assert words.strip() in text
    assert archive.queue(CommentState.HELD, limit=9) == []


def test_a_flood_of_comments_is_paused_and_the_last_one_kept(signed_in: Client) -> None:
    for count in range(WRITING.tries):
        assert signed_in.post(PLACE, {"text": f"Number {count}"}).status_code == 302
    answer = signed_in.post(PLACE, {"text": WORDS})
    assert answer.status_code == 429
    assert SHOWN in answer.content.decode()


def test_a_comment_on_nothing_is_no_page(signed_in: Client) -> None:
    answer = signed_in.post("/article/a0000000000000000/comments", {"text": WORDS})
    assert answer.status_code == 404
    assert SHOWN in answer.content.decode()


@pytest.mark.parametrize(
    "place",
    [
        PLACE,
        "/ask",
        "/feeds",
        "/feeds/list",
        "/feeds/f0000000000000000/unfollow",
        "/moderation/1",
        "/sign-in",
        "/sign-out",
        "/language",
    ],
)
def test_every_form_proves_that_it_is_ours(moderator: User, place: str, desk: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(moderator)
    answer = strict.post(place, {"text": WORDS, "password": "kept-to-myself"})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert SHOWN in text
    assert "kept-to-myself" not in text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
    ],
)
def test_another_site_cannot_post_here(
    signed_in: Client, archive: MemoryArchive, headers: dict[str, str]
) -> None:
    assert signed_in.post(PLACE, {"text": WORDS}, headers=headers).status_code == 403
    assert archive.queue(CommentState.HELD, limit=9) == []
    mine = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    assert signed_in.post(PLACE, {"text": WORDS}, headers=mine).status_code == 302


def test_r07_a_moderator_deletes_an_article_for_good(
    moderating: Client, signed_in: Client, visitor: Client, archive: MemoryArchive
) -> None:
    place = f"/article/{LEAD.id}"
    assert "Delete for good" in moderating.get(place).content.decode()
    for nobody in (signed_in, visitor):
        assert "Delete for good" not in nobody.get(place).content.decode()
        assert nobody.post(f"{place}/delete").status_code == 403
    assert moderating.get(f"{place}/delete").status_code == 405
    assert archive.article(LEAD.id)
    assert moderating.post(f"{place}/delete")["Location"] == "/"
    assert moderating.get(place).status_code == 404
    assert moderating.post(f"{place}/delete").status_code == 404
    assert archive.file(LEAD, at=make.NOW) is Verdict.DELETED
