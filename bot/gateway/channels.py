"""The channels that are sent to, as the settings say. Nothing is connected before `start`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import SecretStr

from bot.core.errors import SettingError
from bot.core.settings import PREFIX, Settings, telegram_secret
from bot.texts.catalogue import Catalogue
from connectors.contract import Channel


def build(settings: Settings, texts: Catalogue) -> dict[str, Channel]:
    """By account. Raises SettingError that names the group of settings."""
    return {channel.account: channel for channel in _built(settings, texts)}


def _built(settings: Settings, texts: Catalogue) -> Iterator[Channel]:
    makers: dict[str, tuple[bool, Callable[[], Channel]]] = {
        "TELEGRAM": (settings.telegram.token is not None, lambda: _telegram(settings, texts)),
        "SMS": (bool(settings.sms.provider), lambda: _sms(settings, texts)),
        "SMTP": (bool(settings.smtp.host), lambda: _email(settings, texts)),
    }
    for name, (wanted, make) in makers.items():
        if not wanted:
            continue
        try:
            yield make()
        except ValueError as error:
            raise SettingError(f"{PREFIX}{name}__…: {error}") from None


def _telegram(settings: Settings, texts: Catalogue) -> Channel:
    from connectors.telegram import TelegramChannel, TelegramSettings
    from connectors.telegram.settings import API, FILES

    chosen = settings.telegram
    webhook = chosen.mode == "webhook" or (
        chosen.mode == "auto" and settings.public_url.startswith("https://")
    )
    return TelegramChannel(
        TelegramSettings(
            token=_secret(chosen.token),
            secret=telegram_secret(settings),
            mode="webhook" if webhook else "polling",
            public_url=settings.public_url,
            proxy=chosen.proxy or None,
            max_connections=chosen.max_connections,
            base_url=chosen.api_url or API,
            base_file_url=chosen.file_url or FILES,
        ),
        _sentences(texts, "telegram"),
    )


def _sms(settings: Settings, texts: Catalogue) -> Channel:
    from connectors.sms.channel import sms_channel
    from connectors.sms.settings import SmsSettings

    chosen = settings.sms
    if not chosen.provider:
        raise ValueError("provider is missing")
    made = SmsSettings(
        provider=chosen.provider,
        sender=chosen.sender,
        public_url=settings.public_url,
        telephone=chosen.telephone,
        account_sid=chosen.account_sid,
        auth_token=_secret(chosen.auth_token),
        secret=_secret(chosen.secret),
        api_url=chosen.api_url,
        alphabet=chosen.alphabet,
        segments_per_second=chosen.segments_per_second,
    )
    return sms_channel(made, _sentences(texts, "sms"))


def _email(settings: Settings, texts: Catalogue) -> Channel:
    from connectors.email import EmailChannel, EmailSettings

    chosen = settings.smtp
    return EmailChannel(
        EmailSettings(
            host=chosen.host,
            port=chosen.port,
            security=chosen.security,
            username=chosen.username,
            password=_secret(chosen.password),
            sender=chosen.sender,
            public_url=settings.public_url,
            telephone=settings.sms.telephone,
        ),
        _sentences(texts, "email"),
    )


def _secret(value: SecretStr | None) -> str:
    return "" if value is None else value.get_secret_value()


def _sentences(texts: Catalogue, channel: str) -> Callable[..., str]:
    """The catalogue as a channel uses it: (key, locale, **values) → a sentence."""

    def sentence(key: str, locale: str, /, **values: str | int) -> str:
        return texts.value({"key": key, "values": values}, locale, channel)

    return sentence
