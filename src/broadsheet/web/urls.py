"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path, register_converter
from django.views.i18n import set_language

from broadsheet.web import (
    about,
    account,
    addresses,
    article,
    asking,
    changes,
    editing,
    feeds,
    front,
    hubs,
    lists,
    moderating,
    story,
)

register_converter(addresses.ArticleAddress, "article")
register_converter(addresses.StoryAddress, "story")
register_converter(addresses.FeedAddress, "feed")
register_converter(addresses.JobAddress, "job")

urlpatterns = [
    path("", front.front, name="front"),
    path("story/<story:story>", story.story, name="story"),
    path("story/<story:story>/read", editing.read, name="read"),
    path("story/<story:story>/split", editing.split, name="split"),
    path("story/<story:story>/merge", editing.merge, name="merge"),
    path("ruling/<job:ruling>/undo", editing.undo, name="undo"),
    path("article/<article:article>", article.article, name="article"),
    path("article/<article:article>/read", editing.read_article, name="read_article"),
    path("article/<article:article>/changes", changes.changes, name="changes"),
    path("article/<article:article>/comments", article.comment, name="comment"),
    path("article/<article:article>/delete", moderating.delete, name="delete"),
    path("hashtag/<str:key>", lists.hashtag, name="hashtag"),
    path("outlet/<str:key>", lists.outlet, name="outlet"),
    path("person/<str:key>", lists.person, name="person"),
    path("search", lists.search, name="search"),
    path("feeds", feeds.feeds, name="feeds"),
    path("feeds/list", feeds.bring, name="bring"),
    path("feeds/<feed:feed>/unfollow", feeds.unfollow, name="unfollow"),
    path("feeds.opml", feeds.opml, name="opml"),
    path("ask", asking.ask, name="ask"),
    path("jobs/<job:job>", asking.job, name="job"),
    path("moderation", moderating.queue, name="moderation"),
    path("moderation/<int:comment>", moderating.decide, name="decide"),
    path("sign-in", account.sign_in, name="sign_in"),
    path("sign-out", account.sign_out, name="sign_out"),
    path("how-we-know", about.how, name="how"),
    path("language", set_language, name="language"),
    path("websub/<str:key>", hubs.hub, name="hub"),
    path("healthz", about.healthz, name="healthz"),
]
