// The conversation on the screen. The log itself is silent (aria-live="off"); each new message of
// the other side is put once into a separate live region, so that history is never read out and
// the same answer twice is read twice.

import { parted, rows } from "./card.js";
import { settle } from "./guard.js";

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,)\]])/;
const PATIENCE = 2500; // ms of waiting before a screen reader is told
const READ_FOR = 3000; // ms that the spoken copy stays

const element = (tag, name, text) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
};

export class Transcript {
  constructor(strings, choose) {
    this.strings = strings;
    this.choose = choose;
    this.log = document.getElementById("log");
    this.list = document.getElementById("messages");
    this.writing = document.getElementById("writing");
    this.announcer = document.getElementById("announcer");
    this.latest = document.getElementById("latest");
    this.latest.addEventListener("click", () => this.toEnd());
    this.pinned = true; // follows the end until the person scrolls up
    this.top = 0;
    this.log.addEventListener("scroll", () => this.scrolled());
    this.held = false; // at the beginning of a message that is longer than the screen
    new ResizeObserver(() => this.pinned && !this.held && this.toEnd("instant")).observe(this.log);
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    if (scrollHeight - scrollTop - clientHeight < 80) {
      this.pinned = true;
      this.held = false;
      this.latest.hidden = true;
    } else if (scrollTop < this.top) this.pinned = false;
    this.top = scrollTop;
  }

  toEnd(behavior = "auto") {
    this.pinned = true;
    this.held = false;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior });
    this.latest.hidden = true;
  }

  // `instead`: the item in whose place this one stands, which goes. A focus within it moves to the
  // new choices as a whole, where no key chooses anything unread.
  add(item, { fresh = true, instead } = {}) {
    const focused = instead?.row?.contains(document.activeElement);
    if (instead) this.remove(instead);
    const stay = fresh && !item.own && !this.pinned;
    for (const open of this.list.querySelectorAll(".choices.open")) settle(open); // they move
    const row = element("div", `message ${item.own ? "own" : ""} ${fresh ? "new" : ""}`);
    row.append(element("span", "quiet", `${this.strings[item.own ? "web.you" : "web.name"]}: `));
    row.append(this.bubble(item));
    if (item.choices?.length) row.append(this.choices(item));
    this.list.append(row);
    this.lead(row);
    item.row = row;
    if (focused) this.focus(row.querySelector(".choices"));
    if (fresh && !item.own) this.announce(item);
    if (stay) this.latest.hidden = false;
    else this.show(row);
    return row;
  }

  focus(group) {
    if (!group) return;
    group.tabIndex = -1;
    group.focus({ preventScroll: true });
  }

  // A row that follows one of the other side begins a group.
  lead(row) {
    const own = (one) => one?.classList.contains("own");
    row.classList.toggle("first", own(row.previousElementSibling) !== own(row));
  }

  // The end of the log, but never past the beginning of a long message.
  show(row) {
    const long = row.offsetHeight > this.log.clientHeight - 40;
    this.toEnd();
    if (!long) return;
    this.held = true;
    this.log.scrollTo({ top: row.offsetTop - 12 });
  }

  bubble(item) {
    const { locale } = item;
    const text = parted(item)?.before ?? item.text;
    const bubble = element("div", "bubble");
    bubble.dir = "auto";
    if (locale) bubble.lang = locale;
    for (const [index, part] of text.split(LINK).entries()) {
      if (index % 2) bubble.append(this.link(part));
      else bubble.append(part);
    }
    return bubble;
  }

  link(address) {
    const link = element("a", "", address);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.append(element("span", "quiet", ` (${this.strings["web.new_tab"]})`));
    return link;
  }

  choices(item) {
    const group = element("div", `choices ${item.closed ? "" : "open"}`);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.strings["web.choices_label"]);
    if (item.locale) group.lang = item.locale;
    const read = parted(item);
    const opens = new Set(read ? item.card.rows.map((row) => row.choice) : []);
    if (read) {
      group.append(rows(item, (choice, icon) => this.button(item, choice, icon)));
      if (read.after) group.append(element("p", "after", read.after));
    }
    for (const choice of item.choices) if (!opens.has(choice.token)) group.append(this.button(item, choice));
    if (!item.closed) settle(group);
    return group;
  }

  // With an icon the words are for those who do not see it.
  button(item, choice, icon) {
    const button = element("button", choice.final ? "final" : "", icon ? undefined : choice.label);
    if (icon) button.append(icon, element("span", "quiet", choice.label));
    if (icon) button.title = choice.label;
    button.type = "button";
    button.disabled = Boolean(item.closed);
    button.addEventListener("click", () => !item.closed && this.choose(item, choice));
    if (item.chosen === choice.token) this.mark(button);
    return button;
  }

  mark(button) {
    button.disabled = false; // stays in reach of a screen reader
    button.classList.add("chosen");
    button.setAttribute("aria-disabled", "true");
    button.append(element("span", "quiet", ` (${this.strings["web.chosen"]})`));
  }

  // Answers that can no longer be chosen. `token`: the one that was.
  close(item, token) {
    item.closed = true;
    item.chosen = token;
    item.row?.querySelector(".choices")?.replaceWith(this.choices(item));
  }

  reopen(item) {
    item.closed = false;
    item.chosen = undefined;
    item.row?.querySelector(".choices")?.replaceWith(this.choices(item));
  }

  announce(item) {
    const renewed = item.renews ? `${this.strings["web.renewed"]} ` : "";
    const spoken = element("p", "", `${this.strings["web.name"]}: ${renewed}${item.text}`);
    if (item.locale) spoken.lang = item.locale;
    if (item.choices?.length) {
      const labels = item.choices.map((choice) => choice.label).join(", ");
      spoken.append(` ${this.strings["web.choices"].replace("{choices}", labels)}`);
    }
    this.announcer.append(spoken);
    setTimeout(() => spoken.remove(), READ_FOR);
  }

  tell(text) {
    const spoken = element("p", "", text);
    this.announcer.append(spoken);
    setTimeout(() => spoken.remove(), READ_FOR);
  }

  // "Not sent yet", with a way to try now.
  waiting(item, retry) {
    if (item.row.classList.contains("waiting")) return;
    item.row.classList.add("waiting");
    const note = element("div", "note");
    const button = element("button", "", this.strings["web.retry"]);
    button.type = "button";
    button.addEventListener("click", retry);
    note.append(element("span", "", this.strings["web.unsent"]), button);
    item.row.append(note);
    this.toEnd();
  }

  sent(item) {
    item.row.classList.remove("waiting");
    item.row.querySelector(".note")?.remove();
  }

  remove({ row }) {
    const next = row?.nextElementSibling;
    row?.remove();
    if (next) this.lead(next);
  }

  busy(on) {
    if (this.writing.hidden !== on) return;
    this.writing.hidden = !on;
    this.log.setAttribute("aria-busy", String(on));
    if (on && this.pinned) this.toEnd();
    clearTimeout(this.patience);
    if (on) this.patience = setTimeout(() => this.tell(this.strings["web.writing"]), PATIENCE);
  }

  clear() {
    this.list.replaceChildren();
    this.latest.hidden = true;
    this.busy(false);
  }
}
