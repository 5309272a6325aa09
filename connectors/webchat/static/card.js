// What is read back before it is sent: its rows, each with what opens it, in place of the lines of
// the text that say the same.

const PATHS = { filled: "M5 19h3.2L18.5 8.7l-3.2-3.2L5 15.8zM13.2 7.6l3.2 3.2", empty: "M12 6v12M6 12h12" };
const SVG = "http://www.w3.org/2000/svg";

const made = (tag, name, ...content) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
};

// The text before and after the lines of the rows; undefined where they are not all there, together.
export function parted({ text, card, choices }) {
  if (!card?.rows.length || !choices?.length) return undefined;
  const lines = text.split("\n");
  const reads = (line, { label, value }) => line.includes(label) && line.includes(value);
  const of = (row) => lines.findIndex((line) => reads(line, row));
  const told = card.rows.filter((row) => row.state === "filled");
  if (!told.length || told.some((row) => of(row) < 0)) return undefined;
  const first = Math.min(...told.map(of));
  if (!first) return undefined;
  let end = first;
  while (end < lines.length && card.rows.some((row) => reads(lines[end], row))) end += 1;
  if (told.some((row) => of(row) >= end)) return undefined;
  const joined = (part) => part.join("\n").trim();
  return { before: joined(lines.slice(0, first)), after: joined(lines.slice(end)) };
}

// `opener` makes the button of a choice.
export function rows({ card, choices }, opener) {
  const list = made("dl", "rows");
  for (const { label, value, full, state, choice } of card.rows) {
    const found = choices.find(({ token }) => token === choice);
    const content = made("dd", "", full ? folded(value, full) : made("span", "", value));
    if (found) content.append(opener(found, icon(state)));
    list.append(made("div", state, made("dt", "", label), content));
  }
  return list;
}

// The first and last words of a text, which unfold to the whole of it.
function folded(value, full) {
  return made("details", "", made("summary", "", value), made("p", "", full));
}

function icon(state) {
  const drawn = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" })) {
    drawn.setAttribute(name, value);
  }
  line.setAttribute("d", PATHS[state] ?? PATHS.empty);
  drawn.append(line);
  return drawn;
}
