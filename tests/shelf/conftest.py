"""The real shelf, for the tests that need real models."""

from __future__ import annotations

import os

import pytest

from broadsheet.shelf import Shelf, folder_from
from broadsheet.text.models import Embedder, Reranker, Tagger


@pytest.fixture(scope="session")
def real_shelf() -> Shelf:
    """The shelf `make test` fills; skips where models are switched off or not there."""
    if os.environ.get("BROADSHEET_MODELS") == "none":
        pytest.skip("models are switched off by BROADSHEET_MODELS=none")
    shelf = Shelf(folder_from(os.environ), notice=lambda words: None)
    if not all(entry.verified for entry in shelf.status() if not entry.on_request):
        pytest.skip("the model shelf is not filled (`broadsheet shelf fetch` fills it)")
    return shelf


@pytest.fixture(scope="session")
def embedder(real_shelf: Shelf) -> Embedder:
    """The real embedder."""
    loaded = real_shelf.embedder()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def reranker(real_shelf: Shelf) -> Reranker:
    """The real reranker."""
    loaded = real_shelf.reranker()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def tagger(real_shelf: Shelf) -> Tagger:
    """The real tagger."""
    loaded = real_shelf.tagger()
    assert loaded is not None
    return loaded
