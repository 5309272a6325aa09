// socket.io-client as shipped: node socketio.mjs <package> <gateway> <transport,…> [session [last id]]

import { report, until } from "./page.mjs";

const [name, url, transports, session, last] = process.argv.slice(2);
const { io } = await import(name);
const socket = io(url, { transports: transports.split(","), reconnection: false });
const heard = [];
let confirmed;
let failed;
let pings = 0;
socket.on("connect_error", (error) => (failed = error.message));
socket.on("session_confirm", (id) => (confirmed = id));
socket.on("bot_uttered", (data) => heard.push(data));
socket.on("connect", () => {
  socket.io.engine.on("packet", ({ type }) => (pings += type === "ping"));
  const asked = { session_id: session ?? null };
  if (last !== undefined) asked.last_id = Number(last);
  socket.emit("session_request", asked);
});

await until("a session", () => confirmed || failed);
if (failed) {
  report({ failed });
} else {
  const say = (message) => socket.emit("user_uttered", { message, session_id: confirmed });
  if (session === undefined) {
    say("안녕하세요");
    const asking = await until("buttons", () => heard.find((data) => data.quick_replies));
    say(asking.quick_replies[0].payload);
    await until("the answer to the button", () => heard.length >= 3);
  } else {
    await until("what came meanwhile", () => heard.length >= 2);
  }
  // Each message is followed by a ping; the answer tells the gateway that the message arrived.
  await until("a ping for every message", () => pings >= heard.length);
  const transport = socket.io.engine.transport.name;
  socket.disconnect();
  report({ confirmed, heard, transport });
}
