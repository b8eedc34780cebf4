// The line at the bottom of a channel: type "/" to see the commands, Enter sends.

import { h, icon, ICONS } from "./dom.js";

let count = 0;

/**
 * @param suggest (text) => rows or a promise of rows: {label, detail, fill, eager}; an eager row is taken by Enter
 *                without having been walked to
 * @param submit  (text) => promise of a sentence that says why not, or nothing
 */
export class Composer {
  constructor({ label, placeholder, suggest, submit }) {
    this.suggest = suggest;
    this.submit = submit;
    this.id = `composer-${++count}`;
    this.rows = [];
    this.active = -1;
    this.past = [];
    this.input = h("input", {
      type: "text", class: "composer-input", placeholder, "aria-label": label, autocomplete: "off", spellcheck: "false",
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${this.id}-list`,
      oninput: () => this.refresh(), onfocus: () => this.refresh(), onblur: () => this.hide(), onkeydown: (event) => this.key(event),
    });
    this.list = h("ul", { class: "suggestions", id: `${this.id}-list`, role: "listbox", "aria-label": "Suggestions", hidden: true });
    this.note = h("p", { class: "composer-note", role: "status" });
    const send = h("button", { type: "submit", class: "composer-send", "aria-label": "Send" }, icon(ICONS.send));
    this.root = h("form", { class: "composer", onsubmit: (event) => this.sent(event) }, this.list, this.note, h("div", { class: "composer-line" }, this.input, send));
  }

  setPlaceholder(text) {
    this.input.placeholder = text;
    this.input.setAttribute("aria-label", text);
  }

  async refresh() {
    const text = this.input.value;
    const rows = await this.suggest(text);
    if (text !== this.input.value || document.activeElement !== this.input) return;
    this.rows = rows;
    this.active = rows.findIndex((row) => row.eager);
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.rows.map((row, place) => h("li", {
      role: "option", id: `${this.id}-${place}`, class: row.fill === undefined ? "suggestion-note" : "suggestion",
      "aria-selected": String(place === this.active), onmousedown: (event) => { event.preventDefault(); this.take(row); },
    }, h("span", { class: "suggestion-label" }, row.label), h("span", { class: "suggestion-detail" }, row.detail))));
    this.list.hidden = this.rows.length === 0;
    this.input.setAttribute("aria-expanded", String(this.rows.length > 0));
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  hide() {
    this.rows = [];
    this.active = -1;
    this.draw();
  }

  take(row) {
    if (row.fill === undefined) return;
    this.input.value = row.fill;
    this.input.focus();
    this.refresh();
  }

  key(event) {
    const open = this.rows.length > 0;
    if (event.key === "Escape" && open) this.hide();
    else if (event.key === "ArrowDown" && open) this.walk(1);
    else if (event.key === "ArrowUp" && open && this.active >= 0) this.walk(-1);
    else if (event.key === "ArrowUp" && this.input.value === "" && this.past.length) this.recall();
    else if ((event.key === "Enter" || event.key === "Tab") && open && this.active >= 0) this.take(this.rows[this.active]);
    else return;
    event.preventDefault();
  }

  walk(step) {
    const possible = this.rows.map((row, place) => (row.fill === undefined ? -1 : place)).filter((place) => place >= 0);
    if (!possible.length) return;
    const at = possible.indexOf(this.active);
    this.active = possible[(at + step + possible.length) % possible.length];
    this.draw();
  }

  recall() {
    this.input.value = this.past.at(-1);
    this.refresh();
  }

  async sent(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.past.push(text);
    this.input.value = "";
    this.hide();
    this.say("");
    const problem = await this.submit(text);
    if (problem) this.say(problem);
  }

  say(sentence) {
    this.note.textContent = sentence;
  }
}
