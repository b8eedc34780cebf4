// A channel's messages as a list that keeps its place: it stays at the end, or where the reader scrolled to, until something new is said.

import { h, reconcile } from "./dom.js";
import { dayKey, longDay } from "./moment.js";

const NEAR_THE_END = 80;

/** Puts a line with the date before the first entry of each day; entries are {key, at, …}. */
export function withDays(entries) {
  let day = null;
  return entries.flatMap((entry) => {
    const next = dayKey(entry.at);
    const line = next === day ? [] : [{ key: `day-${next}`, at: entry.at, day: longDay(entry.at) }];
    day = next;
    return [...line, entry];
  });
}

export function dayLine(entry) {
  return h("div", { class: "day-line", role: "separator", "aria-label": entry.day }, h("span", {}, entry.day));
}

export class Timeline {
  constructor(label) {
    this.list = h("div", { class: "messages", role: "log", "aria-label": label, "aria-live": "polite" });
    this.opening = h("div", { class: "opening" });
    this.root = h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": label }, this.opening, this.list);
    this.isAtEnd = true;
    this.root.addEventListener("scroll", () => this.noteEnd());
    const resized = new ResizeObserver(() => this.keepEnd());
    resized.observe(this.root);
    resized.observe(this.list);
  }

  /** Shows what the platform writes at the very beginning of a channel. */
  setOpening(...content) {
    this.opening.replaceChildren(...content);
  }

  setLabel(label) {
    this.list.setAttribute("aria-label", label);
    this.root.setAttribute("aria-label", label);
  }

  show(entries, signatureOf, build) {
    const before = this.list.lastElementChild?.dataset.key;
    reconcile(this.list, withDays(entries), (one) => one.key, (one) => (one.day ? one.day : signatureOf(one)), (one) => (one.day ? dayLine(one) : build(one)));
    if (this.list.lastElementChild?.dataset.key !== before) this.isAtEnd = true;
    this.keepEnd();
  }

  noteEnd() {
    const box = this.root;
    if (box.clientHeight) this.isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_THE_END;
  }

  keepEnd() {
    if (this.isAtEnd) this.root.scrollTop = this.root.scrollHeight;
  }
}
