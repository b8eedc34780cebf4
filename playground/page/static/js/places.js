// The places of a platform as buttons: channels first, then direct messages. Where something new was said stands a mark.

import { h } from "./dom.js";

export class Places {
  /**
   * @param label  what the list is called
   * @param groups {channels, direct}: the headings
   * @param titled (place) => what a button shows
   * @param go     (place) => goes there
   */
  constructor({ label, groups, titled, go }) {
    this.root = h("nav", { class: "channels", "aria-label": label });
    this.groups = groups;
    this.titled = titled;
    this.go = go;
    this.store = `studyhall.read.${label}`;
    this.read = JSON.parse(sessionStorage.getItem(this.store) ?? "{}");
  }

  /** Takes places {id, isDirect, …}; `countOf(place)` says how many messages stand there, for this person. */
  show(places, current, person, countOf) {
    const mark = (place) => `${person}/${place.id}`;
    for (const place of places) {
      const isKnown = place.isDirect || mark(place) in this.read;
      if (place.id === current.id || !isKnown) this.read[mark(place)] = countOf(place);
    }
    sessionStorage.setItem(this.store, JSON.stringify(this.read));
    const rows = places.map((place) => ({ place, isNew: countOf(place) > (this.read[mark(place)] ?? 0) }));
    const signature = JSON.stringify([rows, current.id]);
    if (this.signature === signature) return;
    this.signature = signature;
    this.root.replaceChildren(...this.group(rows, current, false), ...this.group(rows, current, true));
  }

  group(rows, current, isDirect) {
    const here = rows.filter(({ place }) => Boolean(place.isDirect) === isDirect);
    if (!here.length) return [];
    const heading = h("p", { class: "place-group" }, isDirect ? this.groups.direct : this.groups.channels);
    return [heading, ...here.map(({ place, isNew }) => this.button(place, isNew, place.id === current.id))];
  }

  button(place, isNew, isHere) {
    const mark = isNew ? h("span", { class: "new-mark", role: "img", "aria-label": "New messages" }) : null;
    return h("button", { type: "button", class: `channel-button${isNew ? " has-new" : ""}`, "aria-current": isHere ? "true" : undefined, onclick: () => this.go(place) },
      this.titled(place), mark);
  }
}
