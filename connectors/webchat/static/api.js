// The calls of the page. Network trouble is `Offline`, a refusal with a sentence is `Refusal`; a
// stream that had to go since this person has opened the page too often is `Replaced`.

export class Offline extends Error {}
export class Replaced extends Error {}
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

const SILENCE = 40_000; // the server beats every 15 s
const LANGUAGE = document.documentElement.lang;

async function call(method, path, { session, body, type = "application/json", ...rest } = {}) {
  const headers = { "Accept-Language": LANGUAGE };
  if (session) headers.Authorization = `Bearer ${session}`;
  if (body) headers["Content-Type"] = type;
  if (type === "application/json") body &&= JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, ...rest });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Offline();
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => null);
  if (!problem?.detail) throw new Offline(); // a proxy's own page: nobody we know answered
  throw new Refusal(answer.status, problem.detail);
}

export const strings = async () => (await call("GET", `/chat/strings/${LANGUAGE}.json`)).json();
export const begin = async (session) => (await call("POST", "/chat/session", { session })).json();
export const clear = (session) => call("DELETE", "/chat/session", { session });
export async function send(session, { message_id, text, choice }) {
  const body = { message_id, text, choice, locale: LANGUAGE, files: true, introduced: true };
  return (await call("POST", "/chat/messages", { session, body })).json();
}

// A photo or a paper; `file` is what the browser's own dialogue gave.
export async function upload(session, { message_id, file }) {
  const path = `/chat/files?${new URLSearchParams({ message_id, name: file.name.slice(0, 200) || "file" })}`;
  return (await call("POST", path, { session, body: file, type: file.type || "application/octet-stream" })).json();
}
// What was shown need not be told again.
export const shown = (session, last) => call("POST", "/chat/shown", { session, body: { last } });
export const handover = async (session) => (await call("POST", "/chat/handover", { session })).json();

// Server-sent events, read with fetch: EventSource would put the session into the address.
export async function listen(session, after, signal, { opened, message }) {
  const stop = new AbortController();
  signal.addEventListener("abort", () => stop.abort(), { once: true });
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), SILENCE);
  };
  heard();
  try {
    const answer = await call("GET", `/chat/stream?after=${after}`, { session, signal: stop.signal });
    opened();
    await read(answer.body.getReader(), heard, message);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Replaced || signal.aborted) throw error;
    throw new Offline();
  } finally {
    clearTimeout(timer);
    stop.abort(); // whatever is left of it is not wanted
  }
}

async function read(reader, heard, message) {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    text += decoder.decode(value, { stream: true });
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      if (event === "event: replaced") throw new Replaced();
      const data = event.split("\n").filter((line) => line.startsWith("data: "));
      if (data.length) message(JSON.parse(data.map((line) => line.slice(6)).join("\n")));
    }
  }
}
