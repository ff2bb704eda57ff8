"""Fixtures for the faces: a desk put in place, readers, and clients signed in as them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from broadsheet.archive.memory import MemoryArchive
from broadsheet.newsroom.desk import Desk
from broadsheet.serving import house
from make_desk import desk_over, filled_archive

PASSWORD = "grey-heron-over-water"


@pytest.fixture(autouse=True)
def in_english() -> None:
    """Whatever language the last request of another test was answered in."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Argon2 takes its time on purpose; nothing here is worth guarding."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def archive() -> MemoryArchive:
    return filled_archive()


@pytest.fixture
def desk(archive: MemoryArchive, db: None) -> Iterator[Desk]:
    """The made-up paper, served; nothing is left of it afterwards."""
    made = desk_over(archive)
    house.install(made)
    cache.clear()
    yield made
    house.install(None)


@pytest.fixture
def reader(db: None) -> User:
    return User.objects.create_user("reader", password=PASSWORD)


@pytest.fixture
def moderator(db: None) -> User:
    return User.objects.create_user("editor", password=PASSWORD, is_staff=True)


@pytest.fixture
def visitor(desk: Desk) -> Client:
    """Nobody in particular."""
    return Client()


@pytest.fixture
def signed_in(desk: Desk, reader: User) -> Client:
    client = Client()
    client.force_login(reader)
    return client


@pytest.fixture
def moderating(desk: Desk, moderator: User) -> Client:
    client = Client()
    client.force_login(moderator)
    return client
