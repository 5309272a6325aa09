// deep-chat as shipped: node deepchat.mjs <gateway> http | events | websocket

import { open, report, source, until } from "./page.mjs";

const [url, way] = process.argv.slice(2);
const errors = [];
const window = open(url, { errors });
// jsdom has no fetch; Node's own is a browser's, apart from addresses without a host.
window.fetch = (path, options) => fetch(new URL(path, url), options);
Object.assign(window, { Headers, Request, Response, TextDecoder, TextEncoder, ReadableStream });
window.AbortController = AbortController;

// A module for browsers: jsdom evaluates scripts, so its last statement, `export {…}`, goes.
window.eval(source("deep-chat/dist/deepChat.bundle.js").replace(/export\s*\{[^}]*\};?\s*$/, ""));

const answer = await fetch(`${url}/chat/session`, { method: "POST" });
const { session } = await answer.json();
const address = way === "websocket" ? url.replace("http", "ws") + "/webhooks/deepchat/ws" : `${url}/webhooks/deepchat`;
const chat = window.document.createElement("deep-chat");
chat.connect = {
  url: address,
  additionalBodyProps: { session },
  ...(way === "events" ? { stream: true } : {}),
  ...(way === "websocket" ? { websocket: true } : {}),
};
window.document.body.append(chat);

const texts = () => chat.getMessages().filter((m) => m.role === "ai" && m.text).map((m) => m.text);
const all = () => texts().join("\n");
await until("the component", () => chat.shadowRoot?.querySelector("#text-input"));
if (way === "websocket") await until("an open connection", () => chat._activeService?.websocket?.readyState === 1);

chat.submitUserMessage({ text: "안녕하세요" });
await until("choices as lines", () => all().includes("1. 네, 접수해 주세요"));
const said = (text) => chat.getMessages().some((m) => m.role === "user" && m.text === text);
await until("leave to write again", () => said("1") || (chat.submitUserMessage({ text: "1" }), said("1")));
await until("the second answer", () => all().includes("접수했어요"));
const shown = [...chat.shadowRoot.querySelectorAll(".error-message-text")].map((e) => e.textContent);
report({ texts: texts(), shown, errors });
