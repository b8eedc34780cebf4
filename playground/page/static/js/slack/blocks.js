// Block Kit's layout blocks.

import { h } from "../dom.js";
import { picture } from "../link.js";
import { drawElement } from "./elements.js";
import { markdownBlock } from "./markdown_block.js";
import { fileUrl } from "./names.js";
import { richText } from "./rich_text.js";
import { textObject, withEmoji } from "./text.js";

const ALERT_LEVELS = { info: "info", warning: "warning", error: "error", success: "success", default: "default" };

/** Draws blocks; `acts` says what pressing and choosing do: {press(element, block, value?), choose(element, block, selected)}. */
export function drawBlocks(blocks, acts) {
  return blocks.map((block) => drawBlock(block, acts));
}

export function drawBlock(block, acts) {
  switch (block.type) {
    case "header": return h("div", { class: "block-header", role: "heading", "aria-level": 3 }, textObject(block.text));
    case "section": return section(block, acts);
    case "rich_text": return richText(block);
    case "markdown": return markdownBlock(block);
    case "context": return h("div", { class: "block-context" }, block.elements.map(contextElement));
    case "divider": return h("hr", { class: "block-divider" });
    case "actions": return h("div", { class: "block-actions" }, block.elements.map((element) => drawElement(element, block, acts)));
    case "context_actions": return h("div", { class: "block-actions" }, block.elements.map((element) => drawElement(element, block, acts)));
    case "image": return imageBlock(block);
    case "input": return inputBlock(block, acts);
    case "table": return table(block);
    case "alert": return alert(block);
    case "card": return card(block, acts);
    case "container": return h("div", { class: "block-card" }, drawBlocks(block.child_blocks ?? block.blocks ?? [], acts));
    default: return h("p", { class: "block-unknown" }, `This page does not draw ${block.type} blocks.`);
  }
}

function section(block, acts) {
  return h("div", { class: "block-section" },
    h("div", { class: "section-body" },
      block.text ? h("div", { class: "section-text" }, textObject(block.text)) : null,
      block.fields ? h("div", { class: "section-fields" }, block.fields.map((field) => h("div", {}, textObject(field)))) : null),
    block.accessory ? h("div", { class: "section-accessory" }, accessory(block, acts)) : null);
}

function accessory(block, acts) {
  if (block.accessory.type === "image") return picture(pictureUrl(block.accessory), block.accessory.alt_text, "accessory-image");
  return drawElement(block.accessory, block, acts);
}

function contextElement(element) {
  if (element.type === "image") return picture(pictureUrl(element), element.alt_text, "context-image");
  return h("span", {}, textObject(element));
}

function imageBlock(block) {
  return h("figure", { class: "block-image" },
    block.title ? h("figcaption", {}, textObject(block.title)) : null,
    picture(pictureUrl(block), block.alt_text));
}

/** Where the picture of a block or an element is: anywhere, or a file of Slack's own. */
function pictureUrl(part) {
  return part.image_url ?? part.slack_file?.url ?? fileUrl(part.slack_file?.id);
}

let fields = 0;

function inputBlock(block, acts) {
  const id = `slack-field-${++fields}`;
  const control = drawElement(block.element, block, acts, id);
  const isGroup = control.matches("fieldset, .choice-group");
  const label = h(isGroup ? "div" : "label", { class: "input-label", id: `${id}-label`, for: isGroup ? undefined : id },
    withEmoji(block.label), block.optional ? h("span", { class: "input-optional" }, " (optional)") : null);
  control.setAttribute("aria-describedby", `${id}-error ${id}-hint`);
  if (isGroup) control.setAttribute("aria-labelledby", `${id}-label`);
  return h("div", { class: "block-input", "data-block": block.block_id }, label, control,
    h("p", { class: "input-error", id: `${id}-error`, role: "alert" }),
    block.hint ? h("p", { class: "input-hint", id: `${id}-hint` }, textObject(block.hint)) : null);
}

function table(block) {
  const align = (place) => block.column_settings?.[place]?.align ?? "left";
  const cell = (tag) => (one, place) => h(tag, { style: { "text-align": align(place) }, scope: tag === "th" ? "col" : undefined }, tableCell(one));
  const [head, ...rows] = block.rows;
  return h("div", { class: "block-table", tabindex: 0, role: "region", "aria-label": "Table" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map(cell("th")))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell("td")))))));
}

function tableCell(cell) {
  return cell.type === "rich_text" ? richText(cell) : String(cell.text ?? cell.value ?? "");
}

function alert(block) {
  const level = ALERT_LEVELS[block.level] ?? "default";
  return h("div", { class: `block-alert alert-${level}`, role: "note" }, textObject(block.text));
}

function card(block, acts) {
  return h("div", { class: "block-card" },
    block.title ? h("b", {}, textObject(block.title)) : null,
    block.subtitle ? h("div", { class: "card-subtitle" }, textObject(block.subtitle)) : null,
    block.body ? h("div", {}, textObject(block.body)) : null,
    block.actions ? h("div", { class: "block-actions" }, block.actions.map((element) => drawElement(element, block, acts))) : null);
}
