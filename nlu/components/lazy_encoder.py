"""An encoder of a trained model: loaded when it is first needed, or in the background."""

from __future__ import annotations

from threading import Lock, Thread
from typing import Any, Literal

from nlu.components.encoder import Encoder, EncoderUnavailable, Identity, load_encoder
from nlu.logs import log

State = Literal["waiting", "loading", "ready", "unavailable"]


class LazyEncoder:
    """``state`` and ``reason`` are for the dialogue's health."""

    def __init__(self, identity: Identity) -> None:
        self.name = identity.name
        self.state: State = "waiting"
        self.reason = ""
        self._identity = identity
        self._encoder: Encoder | None = None
        self._lock = Lock()
        self._background = False

    def get(self) -> Encoder | None:
        """The encoder; None if it cannot be used, or not yet (only once it is loaded in the
        background: until then the first caller waits for it)."""
        if self.state in ("waiting", "loading") and not self._background:
            self._load()
        return self._encoder

    def load_in_background(self) -> Thread:
        """Return at once; :meth:`get` gives None until it is there."""
        self._background = True
        thread = Thread(target=self._load, name=f"load {self.name}", daemon=True)
        thread.start()
        return thread

    def status(self) -> dict[str, Any]:
        return {
            "encoder": self.name,
            "version": self._identity.version,
            "state": self.state,
            "reason": self.reason,
        }

    def _load(self) -> None:
        with self._lock:
            if self.state != "waiting":
                return
            self.state = "loading"
            reason = "it failed while it was loaded; the log says how"
            try:
                encoder = load_encoder(self.name)
                reason = self._identity.difference(encoder)
                self._encoder = None if reason else encoder
            except EncoderUnavailable as error:
                reason = str(error)
            finally:
                self.reason, self.state = reason, "unavailable" if reason else "ready"
        fields = self.status()
        if self.reason:
            log("understanding").warning("encoder not used", extra={"fields": fields})
        else:
            log("understanding").info("encoder ready", extra={"fields": fields})
