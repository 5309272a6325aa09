"""Web chat: the page with its own calls, and Rasa's REST channel for programs."""

from fastapi import APIRouter

from connectors.contract import Gateway
from connectors.webchat.chat import add_chat
from connectors.webchat.deepchat.channel import add_deepchat
from connectors.webchat.files import add_handover, add_upload
from connectors.webchat.guard import guarded
from connectors.webchat.page import add_page
from connectors.webchat.problems import failed
from connectors.webchat.rest import add_rest
from connectors.webchat.session import Sessions
from connectors.webchat.settings import OlderKey, WebchatSettings
from connectors.webchat.socketio.channel import SocketChat
from connectors.webchat.streams import Streams

__all__ = ["OlderKey", "SocketChat", "Streams", "WebchatSettings", "failed", "routes", "socketio"]


def routes(
    gateway: Gateway, settings: WebchatSettings, streams: Streams | None = None
) -> APIRouter:
    """Everything the web chat answers; the gateway mounts it at its root. `streams` are shared with
    `socketio`."""
    streams = streams or Streams(settings)
    router = APIRouter(route_class=guarded(gateway, settings, settings.body_limit))
    sessions = Sessions(settings)
    add_rest(router, gateway, settings, sessions)
    add_deepchat(router, gateway, settings, sessions, streams)
    add_chat(router, gateway, settings, sessions, streams)
    add_upload(router, gateway, settings, sessions)
    add_handover(router, gateway, settings, sessions)
    add_page(router, gateway, settings)
    return router


def socketio(
    gateway: Gateway, settings: WebchatSettings, streams: Streams | None = None
) -> SocketChat:
    """What Rasa's widgets connect to: `app.mount("/socket.io", …)`, and `close` it at the end."""
    return SocketChat(gateway, settings, streams)
