// Where a person writes: one field that fits the open question, and a count near its limit.

const LIMIT = 5000;
const RECEIPT = /(?<![A-Z\d])1[A-Z]{2}-?\d{4}-?\d{7}[A-Z\d]/i;
const PIN = /(?<![A-Z\d-])\d{4}[ -]?\d{4}(?![A-Z\d-])/gi;
const RESIDENT = /(?<!\d)\d{6}[- ]?[1-8]\d{6}(?!\d)/g;
const FITTING = {
  number: { inputMode: "numeric" },
  pin: { inputMode: "numeric", masked: true },
  phone: { inputMode: "tel", autocomplete: "tel" },
  person: { autocomplete: "name" },
  reference: { autocapitalize: "characters" },
  story: { story: true },
  date: { date: true },
  file: { file: true },
};

export class Composer {
  constructor(strings, { submit, changed, attach }) {
    this.strings = strings;
    this.changed = changed;
    this.submit = submit;
    this.form = document.getElementById("composer");
    this.input = document.getElementById("input");
    this.button = document.getElementById("send");
    this.dateRow = document.getElementById("date-row");
    this.date = document.getElementById("date");
    this.fileRow = document.getElementById("file-row");
    this.file = document.getElementById("file");
    this.count = document.getElementById("count");
    this.spoken = document.getElementById("announcer-count");
    this.placeholder = this.input.placeholder;
    this.fit(null);
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.date.addEventListener("change", () => this.pick());
    this.file.addEventListener("change", () => {
      for (const file of this.file.files) attach(file);
      this.file.value = "";
      this.input.focus();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
  }

  key(event) {
    // 229: Enter that ends the composition of a Hangul syllable, in Safari.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.go();
  }

  go() {
    if (!this.sendable()) return this.refresh();
    if (this.submit(this.input.value)) this.set("");
    this.input.focus();
  }

  pick() {
    if (this.date.value) this.set(this.date.value);
    this.input.focus();
  }

  set(text) {
    this.input.value = text;
    this.refresh();
  }

  // Shapes the field for a question; what is being written stays, and so does the focus.
  fit(question) {
    this.question = question;
    this.limit = question?.max_length ?? LIMIT;
    const fitting = FITTING[question?.type] ?? {};
    this.input.inputMode = fitting.inputMode ?? "text";
    this.input.autocomplete = fitting.autocomplete ?? "off";
    this.input.setAttribute("autocapitalize", fitting.autocapitalize ?? "sentences");
    this.input.classList.toggle("story", Boolean(fitting.story));
    this.input.classList.toggle("masked", Boolean(fitting.masked));
    this.input.spellcheck = !fitting.masked;
    this.dateRow.hidden = !fitting.date;
    this.fileRow.hidden = !fitting.file;
    if (!fitting.date) this.date.value = "";
    this.refresh();
  }

  get secret() {
    return this.question?.type === "pin";
  }

  // What the person's own bubble shows: numbers that open a case, or are a life, are dots there.
  veiled(text) {
    if (this.secret && /\d{4}/.test(text)) return `•••• (${this.strings["web.hidden"]})`;
    const shown = text.replace(RESIDENT, "••••••-•••••••");
    return RECEIPT.test(shown) ? shown.replace(PIN, "••••••••") : shown;
  }

  length() {
    return [...this.input.value].length; // characters, as the server counts them
  }

  sendable() {
    return this.input.value.trim() !== "" && this.length() <= this.limit;
  }

  refresh() {
    this.button.setAttribute("aria-disabled", String(!this.sendable()));
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
    const left = this.limit - this.length();
    const near = left < this.limit / 5;
    const key = left < 0 ? "web.over" : "web.left";
    this.count.textContent = near ? this.strings[key].replace("{count}", Math.abs(left)) : "";
    this.count.classList.toggle("over", left < 0);
    this.input.setAttribute("aria-invalid", String(left < 0));
    clearTimeout(this.pause);
    if (near) this.pause = setTimeout(() => (this.spoken.textContent = this.count.textContent), 1000);
    else this.spoken.textContent = "";
    this.changed(this.secret ? "" : this.input.value);
  }
}
