// A drop-down that works by keyboard without deciding anything before Enter. Used wherever a platform has a select.

import { h, icon, ICONS } from "./dom.js";

const MANY = 8;

/**
 * @param options [{value, label, description?, group?}]
 * @param chosen  array of values
 * Returns the button; its `chosenValues` holds the choice, `onpick(values)` hears of it.
 */
export function menu({ label, placeholder, options, chosen = [], multiple = false, control, disabled = false, look = "", onpick }) {
  const button = h("button", {
    type: "button", class: `menu-button ${look}`, "aria-haspopup": "listbox", "aria-expanded": "false",
    "data-control": control, disabled,
  });
  button.chosenValues = [...chosen];
  const draw = () => {
    const names = options.filter((one) => button.chosenValues.includes(one.value)).map((one) => one.label);
    const text = names.length ? names : [placeholder || "Select an option"];
    button.setAttribute("aria-label", `${label || placeholder || "Select"}: ${names.join(", ") || "nothing chosen"}`);
    button.replaceChildren(
      h("span", { class: names.length ? "menu-chosen" : "menu-placeholder" }, multiple && names.length ? names.map((name) => h("span", { class: "chip" }, name)) : text.join(", ")),
      icon(ICONS.chevron, 14));
  };
  const pick = (value) => {
    if (multiple) button.chosenValues = button.chosenValues.includes(value) ? button.chosenValues.filter((one) => one !== value) : [...button.chosenValues, value];
    else button.chosenValues = [value];
    draw();
    onpick?.(button.chosenValues);
  };
  button.addEventListener("click", () => openList(button, { options, multiple, label: label || placeholder, pick }));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    button.click();
  });
  draw();
  return button;
}

/** A button whose list of choices acts at once (overflow menus). */
export function actionMenu({ label, options, control, look = "", onpick }) {
  const button = h("button", { type: "button", class: `menu-dots ${look}`, "aria-haspopup": "listbox", "aria-expanded": "false", "aria-label": label, "data-control": control }, icon(ICONS.dots));
  button.chosenValues = [];
  button.addEventListener("click", () => openList(button, { options, multiple: false, label, pick: onpick }));
  return button;
}

function openList(button, { options, multiple, label, pick }) {
  const list = h("div", { role: "listbox", class: "menu-options", tabindex: -1, "aria-label": label, "aria-multiselectable": multiple || undefined });
  const rows = options.map((option) => optionRow(option, button, multiple, pick, () => popover.hidePopover()));
  list.append(...withGroups(options, rows));
  const search = options.length > MANY ? searchField(rows, options) : null;
  const popover = h("div", { popover: "auto", class: `menu-popover ${button.closest(".discord, .discord-dialogue") ? "for-discord" : "for-slack"}` }, search, list);
  popover.addEventListener("toggle", (event) => closeList(event, popover, button));
  popover.addEventListener("keydown", (event) => moveInList(event, rows, popover));
  (button.closest("dialog") ?? document.body).append(popover);
  popover.showPopover();
  place(popover, button);
  button.setAttribute("aria-expanded", "true");
  (search ?? rows.find((row) => row.getAttribute("aria-selected") === "true") ?? rows[0])?.focus();
}

function optionRow(option, button, multiple, pick, close) {
  const row = h("div", { role: "option", tabindex: -1, class: "menu-option", "aria-selected": String(button.chosenValues.includes(option.value)) },
    h("span", { class: "menu-tick" }, icon(ICONS.check, 14)),
    h("span", { class: "menu-label" }, option.label, option.description ? h("small", {}, option.description) : null));
  row.addEventListener("click", () => {
    pick(option.value);
    row.setAttribute("aria-selected", String(button.chosenValues.includes(option.value)));
    if (!multiple) close();
  });
  return row;
}

function withGroups(options, rows) {
  let group;
  return rows.flatMap((row, place) => {
    const name = options[place].group;
    const heading = name && name !== group ? [h("div", { class: "menu-group", role: "presentation" }, name)] : [];
    group = name;
    return [...heading, row];
  });
}

function searchField(rows, options) {
  return h("input", {
    type: "text", class: "menu-search", placeholder: "Search", "aria-label": "Search the list", autocomplete: "off",
    oninput: (event) => {
      const wanted = event.target.value.trim().toLowerCase();
      rows.forEach((row, place) => { row.hidden = !options[place].label.toLowerCase().includes(wanted); });
    },
  });
}

function moveInList(event, rows, popover) {
  const shown = rows.filter((row) => !row.hidden);
  const at = shown.indexOf(document.activeElement);
  const typing = event.target.matches("input");
  if (event.key === "ArrowDown") shown[Math.min(at + 1, shown.length - 1)]?.focus();
  else if (event.key === "ArrowUp") shown[Math.max(at - 1, 0)]?.focus();
  else if (event.key === "Enter" || (event.key === " " && !typing)) (typing ? shown[0] : document.activeElement)?.click();
  else if (event.key === "Tab") { popover.hidePopover(); return; }
  else if (!typing && event.key.length === 1) byLetter(event.key.toLowerCase(), shown, at);
  else return;
  event.preventDefault();
}

function byLetter(letter, rows, at) {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  after.find((row) => row.querySelector(".menu-label").textContent.toLowerCase().startsWith(letter))?.focus();
}

function closeList(event, popover, button) {
  if (event.newState !== "closed") return;
  const focusWasHere = popover.contains(document.activeElement) || document.activeElement === document.body;
  popover.remove();
  button.setAttribute("aria-expanded", "false");
  if (focusWasHere && button.isConnected) button.focus();
}

function place(popover, button) {
  const box = button.getBoundingClientRect();
  const width = Math.max(box.width, 220);
  popover.style.setProperty("width", `${Math.min(width, innerWidth - 16)}px`);
  popover.style.setProperty("left", `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`);
  const below = innerHeight - box.bottom > Math.min(popover.offsetHeight, 300) + 8;
  popover.style.setProperty("top", below ? `${box.bottom + 4}px` : `${Math.max(8, box.top - popover.offsetHeight - 4)}px`);
}
