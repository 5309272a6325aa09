// rasa-webchat as shipped: node rasa_webchat.mjs <gateway> <page's address>

import { open, report, source, until } from "./page.mjs";

const [url, page] = process.argv.slice(2);
const errors = [];
const window = open(page, { errors });
const events = [];
const heard = (name) => (data) => events.push([name, data]);

window.eval(source("rasa-webchat/lib/index.js"));
window.WebChat.default(
  {
    socketUrl: url,
    socketPath: "/socket.io/",
    initPayload: "안녕하세요",
    customData: { language: "ko" },
    embedded: true,
    customMessageDelay: () => 0,
    params: { storage: "session" },
    onSocketEvent: { session_confirm: heard("session_confirm"), bot_uttered: heard("bot_uttered") },
  },
  window.document.getElementById("chat"),
);

const texts = () =>
  [...window.document.querySelectorAll(".rw-response .rw-message-text")].map((e) => e.textContent.trim());
const buttons = () => [...window.document.querySelectorAll(".rw-replies .rw-reply")];

await until("two messages and two buttons", () => texts().length >= 2 && buttons().length === 2);
const offered = buttons().map((button) => button.textContent);
buttons()[0].click();
await until("the answer to the button", () => texts().length >= 3);
const own = [...window.document.querySelectorAll(".rw-client")].map((e) => e.textContent.trim());
const stored = JSON.parse(window.sessionStorage.getItem("chat_session"));
report({ texts: texts(), own, offered, events, session: stored?.session_id, errors });
