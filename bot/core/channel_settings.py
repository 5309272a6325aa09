"""Settings of the channels that are sent to. A channel without its first setting is off."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field, SecretStr


class TelegramOptions(BaseModel):
    token: SecretStr | None = Field(None, description="Of the bot, from BotFather; empty: off")
    mode: Literal["auto", "webhook", "polling"] = Field(
        "auto", description="webhook needs PUBLIC_URL with https; auto: webhook if there is one"
    )
    secret: SecretStr | None = Field(None, description="Returns with every update; empty: made")
    api_url: str = Field("", description="Another Bot API server, the token is appended")
    file_url: str = Field("", description="Where that server hands out files")
    proxy: str = Field("", description="The way out, such as http://proxy.example:3128")
    max_connections: int = Field(40, ge=1, le=100, description="At once, from Telegram to us")


class EmergencyOptions(BaseModel):
    police: str = Field("112", description="Police")
    fire: str = Field("119", description="Fire and ambulance")
    crisis: str = Field("109", description="Suicide prevention line, day and night")
    women: str = Field("1366", description="Women's emergency line, for violence at home as well")
    youth: str = Field("1388", description="Line for children and young people, day and night")
    welfare: str = Field("129", description="Health and welfare call centre, for those in need")


class SmsOptions(BaseModel):
    provider: Literal["", "twilio", "signed_json"] = Field("", description="Empty: off")
    sender: str = Field("", description="Our number (+82…), or a Messaging Service (MG…)")
    account_sid: str = Field("", description="Twilio's account")
    auth_token: SecretStr | None = Field(None, description="Twilio's token")
    secret: SecretStr | None = Field(None, description="Signs both ways with a generic gateway")
    api_url: str = Field("", description="The provider's address; empty: Twilio's own")
    alphabet: Literal["auto", "gsm7", "ucs2", "euckr"] = Field(
        "auto", description="euckr: 90 and 2,000 bytes; auto: that, but gsm7 or ucs2 with Twilio"
    )
    segments_per_second: float = Field(1.0, gt=0, description="What the sender may send")
    telephone: str = Field("110", description="Named in the answer to HELP and STOP")


class SmtpOptions(BaseModel):
    host: str = Field("", description="Mail server for notices; empty: off")
    port: int = Field(587, ge=1, le=65535, description="Its port")
    security: Literal["starttls", "tls", "none"] = Field("starttls", description="Of the way there")
    username: str = Field("", description="Empty: no login")
    password: SecretStr | None = Field(None, description="Of the login")
    sender: str = Field("", description="From, such as notice@city.example")
