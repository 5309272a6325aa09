// What this tab remembers: the session, the last message seen, the transcript and what is still to
// be sent. sessionStorage, so that a shared computer forgets it with the tab.

const NAME = "sinmungo";
const DRAFT = "sinmungo.draft";
const KEPT = 300;

export const empty = () => ({ session: null, last: 0, question: null, items: [], outgoing: [] });

export function load() {
  try {
    return { ...empty(), ...JSON.parse(sessionStorage.getItem(NAME) ?? "{}") };
  } catch {
    return empty(); // storage switched off, or not ours: the chat works, a reload starts afresh
  }
}

export function save(state) {
  state.items.splice(0, Math.max(0, state.items.length - KEPT));
  try {
    sessionStorage.setItem(NAME, JSON.stringify(state));
  } catch {
    // Full or switched off: only the reload is poorer.
  }
}

// What is being written, by itself: it changes with every key.
export const loadDraft = () => {
  try {
    return sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
};

export function saveDraft(text) {
  try {
    sessionStorage.setItem(DRAFT, text);
  } catch {
    // As above.
  }
}
