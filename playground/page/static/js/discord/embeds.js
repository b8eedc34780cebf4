// Discord's embeds.

import { h } from "../dom.js";
import { link, picture } from "../link.js";
import { format } from "../moment.js";
import { altOf, fileUrl } from "./files.js";
import { inline, markdown } from "./markdown.js";

export function drawEmbed(embed, message) {
  const colour = embed.color ? `#${embed.color.toString(16).padStart(6, "0")}` : undefined;
  const image = (part, look) => (part ? picture(fileUrl(part.url, message), altOf(part, message), look) : null);
  return h("div", { class: "embed", style: colour ? { "border-left-color": colour } : {} },
    h("div", { class: "embed-main" },
      embed.author ? h("div", { class: "embed-author" }, image(embed.author.icon_url && { url: embed.author.icon_url }, "embed-icon"), embed.author.name) : null,
      embed.title ? h("div", { class: "embed-title" }, embed.url ? link(embed.url, ...inline(embed.title)) : inline(embed.title)) : null,
      embed.description ? h("div", { class: "embed-description md" }, markdown(embed.description)) : null,
      embed.fields?.length ? h("div", { class: "embed-fields" }, embed.fields.map(field)) : null),
    image(embed.thumbnail, "embed-thumbnail"),
    image(embed.image, "embed-image"),
    embed.footer || embed.timestamp ? h("div", { class: "embed-footer" }, footer(embed)) : null);
}

function field(one) {
  return h("div", { class: one.inline ? "embed-field inline" : "embed-field" }, h("div", { class: "embed-field-name" }, inline(one.name)), h("div", { class: "md" }, markdown(one.value)));
}

function footer(embed) {
  const at = embed.timestamp ? format(Date.parse(embed.timestamp), { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }) : null;
  return [embed.footer?.text, at].filter(Boolean).join(" • ");
}
