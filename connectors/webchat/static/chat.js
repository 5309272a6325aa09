// The chat page: what is written goes out in order and once, what comes back appears once.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { settle, watchClicks } from "./guard.js";
import { empty, load, loadDraft, save, saveDraft } from "./store.js";
import { Transcript } from "./transcript.js";

const QUEUE = 5;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
const WRITING = 30_000;

class Chat {
  constructor(strings) {
    this.strings = strings;
    this.state = load();
    const draft = loadDraft();
    this.closing = new AbortController();
    this.answered = new Set(); // turns whose answer came since the last message went out
    this.notice = document.getElementById("notice");
    this.connection = document.getElementById("connection");
    this.transcript = new Transcript(strings, (item, choice) => this.choose(item, choice));
    this.composer = new Composer(strings, {
      submit: (text) => this.write(text),
      changed: saveDraft,
      attach: (file) => this.attach(file),
    });
    this.restore(draft);
    this.bind();
    this.connect();
    this.flush();
  }

  keep(change = {}) {
    Object.assign(this.state, change);
    const items = this.state.items.map(({ row, ...item }) => item);
    // A PIN that cannot go out now is asked for again rather than kept; a file cannot be kept.
    const outgoing = this.state.outgoing.filter((message) => !message.secret && !message.file);
    save({ ...this.state, items, outgoing });
  }

  restore(draft) {
    for (const item of this.state.items) this.transcript.add(item, { fresh: false });
    for (const { message_id } of this.state.outgoing) this.wait(this.itemOf(message_id));
    this.composer.fit(this.state.question);
    this.composer.set(this.composer.input.value || draft); // what was typed while we loaded stays
    this.transcript.toEnd("instant");
  }

  bind() {
    watchClicks();
    const confirm = document.getElementById("confirm");
    document.getElementById("clear").addEventListener("click", () => {
      confirm.returnValue = "no";
      confirm.showModal();
      settle(confirm);
    });
    confirm.addEventListener("close", () => confirm.returnValue === "yes" && this.clear());
    for (const button of document.querySelectorAll("#examples button")) {
      button.addEventListener("click", () => {
        this.write(button.textContent);
        this.composer.input.focus();
      });
    }
    const again = () => this.wake?.();
    window.addEventListener("online", again);
    window.addEventListener("focus", () => this.comeBack?.());
    document.addEventListener("visibilitychange", () => document.hidden || (this.comeBack ?? again)());
    if (matchMedia("(hover: hover)").matches) this.composer.input.focus();
  }

  itemOf(message_id) {
    return this.state.items.find((item) => item.message_id === message_id);
  }

  wait(item) {
    if (item) this.transcript.waiting(item, () => this.wake?.() ?? this.flush());
  }

  // Whether the text was taken: a full queue keeps it in the field.
  write(text) {
    const shown = this.composer.veiled(text);
    const secret = this.composer.secret;
    return this.enqueue({ text, secret }, shown);
  }

  choose(item, choice) {
    if (this.enqueue({ choice: choice.token }, choice.label, { item, token: choice.token })) {
      this.composer.input.focus();
    }
  }

  attach(file) {
    this.enqueue({ file }, `📎 ${file.name}`);
  }

  enqueue(body, shown, chosen) {
    if (this.state.outgoing.length >= QUEUE) {
      this.say(this.strings["web.queue_full"]);
      return false;
    }
    this.say("");
    const message = { message_id: crypto.randomUUID?.() ?? token(), ...body };
    const open = this.state.items.filter((item) => item.choices?.length && !item.closed);
    for (const item of open) this.transcript.close(item, item === chosen?.item ? chosen.token : undefined);
    const item = { own: true, text: shown, message_id: message.message_id };
    this.state.items.push(item);
    this.transcript.add(item);
    this.transcript.toEnd();
    this.state.outgoing.push(message);
    this.answering = true;
    this.keep();
    this.comeBack?.();
    this.flush();
    return true;
  }

  // Sends what waits, one after the other; stops at the first that cannot go out now.
  async flush() {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.state.outgoing.length) await this.sendFirst();
    } catch (error) {
      if (!(error instanceof api.Offline)) throw error;
      for (const { message_id } of this.state.outgoing) this.wait(this.itemOf(message_id));
      this.transcript.busy(false);
      this.later();
    } finally {
      this.sending = false;
    }
  }

  async sendFirst() {
    const message = this.state.outgoing[0];
    const item = this.itemOf(message.message_id);
    this.transcript.busy(true);
    this.answered.clear();
    try {
      await this.opened;
      const leave = message.file ? api.upload : api.send;
      const { turn } = await leave(this.state.session, message);
      if (item) this.transcript.sent(item);
      this.expect(turn);
    } catch (error) {
      if (!(error instanceof api.Refusal)) throw error;
      if (error.status === 401) return this.renew();
      this.refused(message, item, error);
    }
    this.state.outgoing.shift();
    this.keep();
  }

  // Refused: the words go back to where they were written, with the reason.
  refused(message, item, error) {
    this.transcript.busy(false);
    this.answering = false;
    this.state.items = this.state.items.filter((other) => other !== item);
    if (item) this.transcript.remove(item);
    const last = this.state.items.findLast((other) => other.choices?.length);
    if (last?.closed && error.status !== 409) this.transcript.reopen(last);
    if (message.text && !this.composer.input.value) this.composer.set(message.text);
    this.say(error.message);
  }

  expect(turn) {
    this.turn = turn;
    if (this.answered.has(turn)) return this.transcript.busy(false); // the stream was faster
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.transcript.busy(false), WRITING);
  }

  receive(message) {
    if (message.id <= this.state.last) return;
    this.state.last = message.id;
    this.answered.add(message.turn);
    if (message.turn === this.turn || !this.state.outgoing.length) this.transcript.busy(false);
    // The first answer ends the question before it; what comes by itself leaves it open.
    if (message.question || this.answering) {
      this.state.question = message.question;
      this.answering = false;
      this.composer.fit(message.question);
    }
    const instead = message.renews && this.state.items.find((item) => item.id === message.renews);
    if (instead) this.state.items.splice(this.state.items.indexOf(instead), 1);
    this.state.items.push(message);
    this.transcript.add(message, { instead });
    this.keep();
    this.offer();
    if (message.once) this.shown();
  }

  // What is shown once is kept for us until we say that it was; a stream that resumes says so too.
  shown() {
    api.shown(this.state.session, this.state.last).catch((error) => {
      if (!(error instanceof api.Offline || error instanceof api.Refusal)) throw error;
    });
  }

  // The way to another channel, once there is a conversation to go on with. The link is good once
  // and for a quarter of an hour, so it is made when it is wanted.
  offer() {
    if (this.offered || !document.body.dataset.handover) return;
    this.offered = true;
    const link = document.getElementById("handover");
    link.hidden = false;
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      const page = window.open("", "_blank");
      try {
        const { telegram } = await api.handover(this.state.session);
        if (telegram && page) page.location = telegram;
        else page?.close();
      } catch (error) {
        page?.close();
        this.say(error.message || this.strings["web.failed"]);
      }
    });
  }

  connect() {
    this.renew().then(() => this.follow());
  }

  // A session, the old one if it still holds. Whoever needs one meanwhile waits for the same.
  renew() {
    this.opened ??= this.open().finally(() => (this.opened = undefined));
    return this.opened;
  }

  async open() {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const { session, resumed } = await api.begin(this.state.session);
        if (this.refusing) this.say("");
        this.refusing = false;
        if (this.state.session && !resumed) this.fresh();
        return this.keep({ session });
      } catch (error) {
        // Too many have come from this network: what was written waits with us.
        this.refusing = error instanceof api.Refusal;
        if (this.refusing) this.say(error.message);
        else if (error instanceof api.Offline) this.offline(true);
        else throw error;
        this.transcript.busy(false);
        await this.pause(wait);
      }
    }
  }

  fresh() {
    this.keep({ last: 0, question: null });
    this.composer.fit(null);
    this.say(this.strings["web.new_session"]);
  }

  // The stream of answers, for as long as the page is open.
  async follow() {
    const signal = this.closing.signal;
    for (let wait = FIRST_WAIT; !signal.aborted; ) {
      try {
        await api.listen(this.state.session, this.state.last, signal, {
          opened: () => {
            wait = FIRST_WAIT;
            this.offline(false);
            this.flush();
          },
          message: (message) => this.receive(message),
        });
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof api.Replaced) {
          await this.looked();
          continue;
        }
        if (error instanceof api.Refusal && error.status === 401) await this.renew();
        else if (error instanceof api.Offline || error instanceof api.Refusal) this.offline(true);
        else throw error;
      }
      await this.pause(wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }

  // Another page of this person took our place: until somebody looks at this one, or writes on it.
  looked() {
    return new Promise((resolve) => {
      this.comeBack = () => {
        this.comeBack = undefined;
        resolve();
      };
    });
  }

  pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
        this.flush();
      };
    });
  }

  later() {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.flush(), 5000 + Math.random() * 5000);
  }

  offline(on) {
    const text = on ? this.strings["web.offline"] : "";
    if (this.connection.textContent !== text) this.connection.textContent = text;
  }

  say(text) {
    this.notice.textContent = text;
  }

  async clear() {
    try {
      await api.clear(this.state.session);
    } catch (error) {
      if (!(error instanceof api.Offline || error instanceof api.Refusal)) throw error;
      return this.say(error.message || this.strings["web.failed"]);
    }
    this.closing.abort();
    this.comeBack?.();
    this.closing = new AbortController();
    this.state = empty();
    this.turn = undefined;
    this.answered.clear();
    this.answering = false;
    this.transcript.clear();
    this.composer.fit(null);
    this.composer.set("");
    this.keep();
    this.say("");
    this.transcript.tell(this.strings["web.cleared"]);
    this.composer.input.focus();
    this.connect();
  }
}

// Where randomUUID is missing: pages served without TLS.
function token() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function start() {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return new Chat(await api.strings());
    } catch (error) {
      if (!(error instanceof api.Offline)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

start();
