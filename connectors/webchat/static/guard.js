// No click does what was not meant by it. A choice that has just appeared may stand where another
// one was pressed a moment ago, so for a while clicks on it do nothing; the second click of a double
// click never does. Keys are not clicks (`detail` is 0), so a keyboard is as quick as its person.

export const SETTLING = 600; // ms
const timers = new WeakMap();

// From now on `group` is `data-fresh`, until it has stood still for a moment.
export function settle(group) {
  group.dataset.fresh = "";
  clearTimeout(timers.get(group));
  timers.set(group, setTimeout(() => delete group.dataset.fresh, SETTLING));
}

const isMeant = ({ detail, target }) => detail === 0 || (detail === 1 && !target.closest("[data-fresh]"));

export function watchClicks() {
  const first = { capture: true }; // before the button hears of it
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("button") || isMeant(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, first);
}
