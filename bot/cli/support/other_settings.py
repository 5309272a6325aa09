"""The settings of the portal and of the action server, refused as plainly as our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings

from bot.core.errors import SettingError

if TYPE_CHECKING:
    from actions.portal.core.settings import PortalSettings
    from actions.settings import ActionSettings

T = TypeVar("T", bound=BaseSettings)


def portal() -> PortalSettings:
    """Raises SettingError that names the setting."""
    from actions.portal.core.settings import PortalSettings

    return _read(PortalSettings)


def actions() -> ActionSettings:
    """Raises SettingError that names the setting."""
    from actions.settings import ActionSettings

    return _read(ActionSettings)


def _read(kind: type[T]) -> T:
    try:
        return kind()
    except ValidationError as error:
        first = error.errors()[0]
        name = "SINMUNGO_" + "__".join(str(part) for part in first["loc"]).upper()
        field = kind.model_fields.get(str(first["loc"][0]))
        default = "" if field is None or len(first["loc"]) > 1 else field.get_default()
        example = f" Example: {name}={default}" if default not in (None, "") else ""
        raise SettingError(f"{name}: {first['msg']}.{example}") from None
