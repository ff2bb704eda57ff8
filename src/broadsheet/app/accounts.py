"""Accounts made from the command line."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from broadsheet.news.errors import BadInput


def make_account(name: str, password: str, *, moderator: bool = False, check: bool = True) -> bool:
    """Make an account, or give an existing one this password; return whether it is new.

    Raises BadInput in one sentence when the name or (with `check`) the password will not do.
    """
    users = get_user_model()
    user, fresh = users.objects.get_or_create(username=name)
    try:
        user.full_clean(exclude=["password"])
        if check:
            validate_password(password, user)
    except ValidationError as error:
        if fresh:
            user.delete()
        raise BadInput(name, " ".join(error.messages)) from error
    user.is_staff = moderator
    user.set_password(password)
    user.save()
    return bool(fresh)
