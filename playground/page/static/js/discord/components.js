// Discord's message components, the classic rows and Components V2.

import { h } from "../dom.js";
import { picture } from "../link.js";
import { menu } from "../menu.js";
import { drawAttachment, fileUrl } from "./files.js";
import { markdown } from "./markdown.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/** Draws components; `acts` is {press(customId), choose(customId, values)}. */
export function drawComponents(components, acts, message) {
  return components.map((one) => drawComponent(one, acts, message));
}

function drawComponent(one, acts, message) {
  switch (one.type) {
    case 1: return h("div", { class: "action-row" }, drawComponents(one.components, acts, message));
    case 2: return button(one, acts);
    case 3: return select(one, acts);
    case 9: return h("div", { class: "v2-section" }, h("div", {}, drawComponents(one.components, acts, message)), h("div", { class: "v2-accessory" }, drawComponent(one.accessory, acts, message)));
    case 10: return h("div", { class: "v2-text md" }, markdown(one.content));
    case 11: return picture(fileUrl(one.media.url, message), one.description, "v2-thumbnail");
    case 12: return gallery(one, message);
    case 13: return drawAttachment({ url: fileUrl(one.file.url, message), filename: one.name ?? one.file.url.split("/").pop(), size: one.size ?? "" });
    case 14: return h("hr", { class: `v2-separator${one.divider === false ? " blank" : ""}${one.spacing === 2 ? " large" : ""}` });
    case 17: return container(one, acts, message);
    default: return h("p", { class: "component-unknown" }, `This page does not draw components of type ${one.type}.`);
  }
}

function button(one, acts) {
  const label = [one.emoji?.name ? h("span", { class: "button-emoji" }, one.emoji.name) : null, one.label];
  if (one.style === 5) return h("a", { class: "discord-button link", href: one.url, target: "_blank", rel: "noopener noreferrer" }, label, h("span", { class: "button-out", "aria-hidden": "true" }, "↗"));
  const element = h("button", { type: "button", class: `discord-button ${STYLES[one.style] ?? "secondary"}`, disabled: one.disabled, "data-control": one.custom_id }, label);
  element.addEventListener("click", async () => {
    if (element.getAttribute("aria-busy")) return;
    element.setAttribute("aria-busy", "true");
    await acts.press(one.custom_id);
    element.removeAttribute("aria-busy");
  });
  return element;
}

export function selectOptions(one) {
  return one.options.map((option) => ({ value: option.value, label: option.emoji?.name ? `${option.emoji.name} ${option.label}` : option.label, description: option.description }));
}

function select(one, acts) {
  const chosen = one.options.filter((option) => option.default).map((option) => option.value);
  const multiple = (one.max_values ?? 1) > 1;
  return menu({
    label: one.placeholder, placeholder: one.placeholder ?? "Make a selection", options: selectOptions(one), chosen, multiple,
    control: one.custom_id, disabled: one.disabled, look: "discord-select", onpick: (values) => acts.choose(one.custom_id, values),
  });
}

function gallery(one, message) {
  return h("div", { class: "v2-gallery" }, one.items.map((item) => picture(fileUrl(item.media.url, message), item.description)));
}

function container(one, acts, message) {
  const colour = one.accent_color ? { "border-left": `4px solid #${one.accent_color.toString(16).padStart(6, "0")}` } : {};
  return h("div", { class: "v2-container", style: colour }, drawComponents(one.components, acts, message));
}
