// Block Kit's interactive elements. Each one that holds a value can tell it in Slack's own form: `readState()`.

import { h } from "../dom.js";
import { actionMenu, menu } from "../menu.js";
import { confirmed } from "./confirm.js";
import { textObject, withEmoji } from "./text.js";

export function drawElement(element, block, acts, id) {
  const draw = DRAWERS[element.type];
  if (!draw) return h("span", { class: "block-unknown" }, `This page does not draw ${element.type}.`);
  const drawn = draw(element, block, acts, id);
  if (id) drawn.id = id;
  if (drawn.readState) {
    drawn.dataset.stateBlock = block.block_id;
    drawn.dataset.stateAction = element.action_id;
  }
  return drawn;
}

const DRAWERS = {
  button, overflow, plain_text_input: textInput, static_select: select, multi_static_select: select, radio_buttons: choices, checkboxes: choices,
  timepicker: (element, block, acts) => nativeInput(element, block, acts, "time", "selected_time", element.initial_time),
  datepicker: (element, block, acts) => nativeInput(element, block, acts, "date", "selected_date", element.initial_date),
  number_input: numberInput, email_text_input: textInput, url_text_input: textInput,
};

function button(element, block, acts) {
  const look = `slack-button ${element.style ?? "plain"}`;
  const label = withEmoji(element.text);
  const properties = { class: look, "data-control": `${block.block_id}/${element.action_id}`, "aria-label": element.accessibility_label };
  if (element.url) return h("a", { ...properties, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick: () => acts.press(element, block) }, label);
  return h("button", { ...properties, type: "button", onclick: () => confirmed(element, () => acts.press(element, block)) }, label);
}

function overflow(element, block, acts) {
  const options = element.options.map(menuOption);
  return actionMenu({ label: "More actions", options, control: `${block.block_id}/${element.action_id}`, look: "slack-overflow", onpick: (value) => acts.press(element, block, value) });
}

function menuOption(option) {
  return { value: option.value, label: withEmoji(option.text), description: option.description ? withEmoji(option.description) : undefined };
}

function allOptions(element) {
  const grouped = (element.option_groups ?? []).flatMap((group) => group.options.map((option) => ({ option, group: withEmoji(group.label) })));
  return [...(element.options ?? []).map((option) => ({ option })), ...grouped];
}

function initial(element) {
  const chosen = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  return chosen.map((option) => option.value);
}

function select(element, block, acts, id) {
  const multiple = element.type === "multi_static_select";
  const all = allOptions(element);
  const control = menu({
    label: block.label ? withEmoji(block.label) : withEmoji(element.placeholder), placeholder: withEmoji(element.placeholder),
    options: all.map(({ option, group }) => ({ ...menuOption(option), group })), chosen: initial(element), multiple,
    control: `${block.block_id}/${element.action_id}`, look: "slack-select",
    onpick: (values) => { if (!id || block.dispatch_action) acts.choose(element, block, multiple ? values : values[0]); },
  });
  control.readState = () => {
    const chosen = all.map(({ option }) => option).filter((option) => control.chosenValues.includes(option.value));
    return multiple ? { type: element.type, selected_options: chosen } : { type: element.type, selected_option: chosen[0] ?? null };
  };
  return control;
}

let groups = 0;

function choices(element, block, acts, id) {
  const single = element.type === "radio_buttons";
  const name = `slack-group-${++groups}`;
  const already = initial(element);
  const boxes = element.options.map((option) => h("input", { type: single ? "radio" : "checkbox", name, value: option.value, checked: already.includes(option.value), "data-control": `${element.action_id}/${option.value}` }));
  const rows = element.options.map((option, place) => h("label", { class: "choice" }, boxes[place],
    h("span", {}, textObject(option.text), option.description ? h("small", {}, textObject(option.description)) : null)));
  const group = h("div", { class: "choice-group", role: single ? "radiogroup" : "group" }, rows);
  const chosen = () => element.options.filter((_, place) => boxes[place].checked);
  group.readState = () => (single ? { type: element.type, selected_option: chosen()[0] ?? null } : { type: element.type, selected_options: chosen() });
  group.addEventListener("change", () => {
    const values = chosen().map((option) => option.value);
    if (!id || block.dispatch_action) acts.choose(element, block, single ? values[0] : values);
  });
  return group;
}

function textInput(element) {
  const properties = { class: "slack-input", placeholder: withEmoji(element.placeholder), maxlength: element.max_length, "data-control": element.action_id };
  const field = element.multiline ? h("textarea", { ...properties, rows: 5 }) : h("input", { ...properties, type: "text" });
  field.value = element.initial_value ?? "";
  field.readState = () => ({ type: element.type, value: field.value || null });
  return field;
}

function numberInput(element) {
  const field = h("input", { class: "slack-input", type: "number", step: element.is_decimal_allowed ? "any" : 1, min: element.min_value, max: element.max_value, placeholder: withEmoji(element.placeholder), "data-control": element.action_id });
  field.value = element.initial_value ?? "";
  field.readState = () => ({ type: element.type, value: field.value || null });
  return field;
}

function nativeInput(element, block, acts, type, key, value) {
  const field = h("input", { class: "slack-input slack-input-short", type, "data-control": element.action_id, "aria-label": withEmoji(element.placeholder) || undefined });
  field.value = value ?? "";
  field.readState = () => ({ type: element.type, [key]: field.value || null });
  field.addEventListener("change", () => { if (block.type !== "input" || block.dispatch_action) acts.choose(element, block, field.value); });
  return field;
}
