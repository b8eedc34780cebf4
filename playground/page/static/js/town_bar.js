// The bar on top: the town's time, the clock's buttons, who I am, light or dark.

import { h, icon, ICONS } from "./dom.js";
import { format, now, refreshRelative, zoneName } from "./moment.js";

const STEPS = [["Next morning", "next morning"], ["+1 h", { minutes: 60 }], ["+10 min", { minutes: 10 }]];
const PEOPLE = [["ana", "Ana"], ["ben", "Ben (steward)"], ["cem", "Cem"]];
const HINT_SEEN = "studyhall.hint-seen";

export class TownBar {
  constructor(root, connection) {
    this.connection = connection;
    this.weekday = h("span", { class: "clock-weekday" });
    this.time = h("span", { class: "clock-time" });
    this.zone = h("span", { class: "clock-zone" });
    this.status = h("p", { class: "clock-status", role: "status" });
    this.steps = STEPS.map(([label, to], place) =>
      h("button", { type: "button", class: place ? "step" : "step step-main", onclick: () => this.move(to) }, label));
    this.hint = h("p", { class: "hint", hidden: true }, h("span", { "aria-hidden": "true" }, "↑ "), "Start here: press ", h("b", {}, "Next morning"), ". The day's question arrives in both channels.");
    root.append(this.brand(), this.clock(), this.people(), themeSwitch(), this.hint);
    setInterval(() => this.tick(), 1000);
  }

  brand() {
    return h("h1", { class: "brand" }, h("img", { src: "/static/icon.svg", alt: "", width: 26, height: 26 }), h("span", {}, "Studyhall ", h("span", { class: "brand-what" }, "playground")));
  }

  clock() {
    const face = h("p", { class: "clock-face" }, this.weekday, this.time, this.zone);
    return h("div", { class: "clock", role: "group", "aria-label": "The town's clock" }, face, h("div", { class: "steps" }, this.steps), this.status);
  }

  people() {
    const choices = PEOPLE.map(([id, name]) => h("label", {},
      h("input", { type: "radio", name: "person", value: id, checked: id === this.connection.person, onchange: () => this.connection.watch(id) }),
      h("span", {}, name)));
    return h("fieldset", { class: "people" }, h("legend", {}, "I am"), choices);
  }

  async move(to) {
    this.hint.hidden = true;
    localStorage.setItem(HINT_SEEN, "yes");
    this.setMoving(true);
    const answer = await this.connection.ask("clock", { to });
    this.setMoving(false);
    this.status.textContent = answer.ok ? "" : answer.error;
  }

  setMoving(moving) {
    for (const step of this.steps) step.setAttribute("aria-disabled", moving);
    this.status.classList.toggle("busy", moving);
    if (moving) this.status.textContent = "The clock is moving…";
    else if (this.status.textContent.startsWith("The clock is moving")) this.status.textContent = "";
  }

  show(reading, isFresh) {
    this.setMoving(reading.moving);
    for (const step of this.steps) step.disabled = !reading.movable;
    if (isFresh !== undefined) this.hint.hidden = !isFresh || localStorage.getItem(HINT_SEEN) !== null || !reading.movable;
    this.tick();
  }

  tick() {
    this.weekday.textContent = format(now(), { weekday: "long", day: "numeric", month: "long" });
    this.time.textContent = format(now(), { hour: "2-digit", minute: "2-digit" });
    this.zone.textContent = zoneName();
    refreshRelative();
  }
}

function themeSwitch() {
  const chosen = localStorage.getItem("studyhall.theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
  const button = h("button", { type: "button", class: "theme-switch", onclick: () => turn() });
  const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const draw = () => {
    button.replaceChildren(icon(dark() ? ICONS.sun : ICONS.moon, 18));
    button.setAttribute("aria-label", dark() ? "Light appearance" : "Dark appearance");
    button.title = button.getAttribute("aria-label");
    document.documentElement.dataset.theme = dark() ? "dark" : "light";
  };
  const turn = () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("studyhall.theme", document.documentElement.dataset.theme);
    draw();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (localStorage.getItem("studyhall.theme")) return;
    delete document.documentElement.dataset.theme;
    draw();
  });
  draw();
  return button;
}
