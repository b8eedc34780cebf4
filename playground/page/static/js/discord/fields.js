// The fields of Discord's dialogues. Each one tells its value with `readValue()`.

import { h } from "../dom.js";
import { menu } from "../menu.js";
import { selectOptions } from "./components.js";
import { markdown } from "./markdown.js";

const CHECKBOX = 23;

let count = 0;

/** Draws one top component of a modal. */
export function drawField(one) {
  if (one.type === 1) return one.components.map((inner) => labelled(inner.label, null, inner));
  if (one.type === 18) return labelled(one.label, one.description, one.component);
  if (one.type === 10) return h("div", { class: "md modal-text" }, markdown(one.content));
  return h("p", { class: "component-unknown" }, `This page does not draw fields of type ${one.type}.`);
}

function labelled(label, description, component) {
  const id = `discord-field-${++count}`;
  const control = DRAWERS[component.type]?.(component, label, id) ?? h("p", { class: "component-unknown" }, `This page does not draw fields of type ${component.type}.`);
  control.dataset.field = component.custom_id;
  control.setAttribute("aria-describedby", `${id}-description ${id}-error`);
  const isGroup = control.matches(".choice-group, .menu-button");
  if (isGroup) control.setAttribute("aria-labelledby", `${id}-label`);
  return h("div", { class: "modal-field" },
    h(isGroup ? "div" : "label", { class: "modal-label", id: `${id}-label`, for: isGroup ? undefined : id }, label, component.required === false || component.type === CHECKBOX ? null : h("span", { class: "required", "aria-hidden": "true" }, " *")),
    description ? h("p", { class: "modal-description", id: `${id}-description` }, description) : null,
    control, h("p", { class: "input-error", id: `${id}-error`, role: "alert" }));
}

const DRAWERS = { 3: select, 4: textInput, 21: choices, 22: choices, 23: checkbox };

function textInput(one, label, id) {
  const properties = { id, class: "discord-input", placeholder: one.placeholder, minlength: one.min_length, maxlength: one.max_length, required: one.required !== false };
  const field = one.style === 2 ? h("textarea", { ...properties, rows: 5 }) : h("input", { ...properties, type: "text" });
  field.value = one.value ?? "";
  field.readValue = () => field.value;
  return field;
}

function select(one, label) {
  const chosen = one.options.filter((option) => option.default).map((option) => option.value);
  const field = menu({ label, placeholder: one.placeholder ?? "Make a selection", options: selectOptions(one), chosen, multiple: (one.max_values ?? 1) > 1, control: one.custom_id, look: "discord-select" });
  field.readValue = () => field.chosenValues;
  return field;
}

function choices(one) {
  const single = one.type === 21;
  const boxes = one.options.map((option) => h("input", { type: single ? "radio" : "checkbox", name: `${one.custom_id}-${count}`, value: option.value, checked: option.default }));
  const field = h("div", { class: "choice-group", role: single ? "radiogroup" : "group" }, one.options.map((option, place) =>
    h("label", { class: "choice" }, boxes[place], h("span", {}, option.label, option.description ? h("small", {}, option.description) : null))));
  field.readValue = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    return single ? chosen[0] ?? null : chosen;
  };
  return field;
}

function checkbox(one, label, id) {
  const box = h("input", { id, type: "checkbox", class: "lone-checkbox", checked: one.default });
  box.readValue = () => box.checked;
  return box;
}
