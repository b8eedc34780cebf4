// Discord's text format.

import { h } from "../dom.js";
import { link } from "../link.js";
import { markdownBlocks } from "../markdown.js";
import { clockTime, format, relative } from "../moment.js";
import { channelName, personName } from "./names.js";

const INLINE = new RegExp([
  /\\([\\`*_~|>#()[\]<:.+-])/, /``(.+?)``/, /`([^`\n]+)`/, /\|\|(.+?)\|\|/, /\*\*\*(?=\S)(.+?)\*\*\*/, /\*\*(?=\S)(.+?)\*\*(?!\*)/, /__(?=\S)(.+?)__/,
  /\*(?=\S)([^*]+?)\*/, /(?<!\w)_(?=\S)([^_]+?)_(?!\w)/, /~~(.+?)~~/, /\[([^\]]+)\]\(<?([^()\s>]+)>?\)/, /<(t:[^<>]+|@[!&]?\d+|#\d+|a?:\w+:\d+|\/[^<>]+:\d+|https?:\/\/[^<>\s]+)>/,
  /(https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]'"])/, /(@everyone|@here)/,
].map((one) => one.source).join("|"));

const STAMPS = {
  t: clockTime,
  T: (at) => format(at, { timeStyle: "medium" }),
  d: (at) => format(at, { day: "2-digit", month: "2-digit", year: "numeric" }),
  D: (at) => format(at, { day: "numeric", month: "long", year: "numeric" }),
  f: (at) => `${STAMPS.D(at)} ${clockTime(at)}`,
  F: (at) => `${format(at, { weekday: "long" })}, ${STAMPS.f(at)}`,
  s: (at) => `${STAMPS.d(at)}, ${clockTime(at)}`,
  S: (at) => `${STAMPS.d(at)}, ${STAMPS.T(at)}`,
  R: relative,
};

const RULES = [
  [/^-# +(.+)$/, (match) => h("p", { class: "subtext" }, inline(match[1]))],
];

export function markdown(text) {
  const [before, after] = text.split(/^>>> /m, 2);
  const blocks = before ? markdownBlocks(before, { inline, headings: 3, rules: RULES }) : [];
  return after === undefined ? blocks : [...blocks, h("blockquote", {}, markdown(after))];
}

export function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return text ? [text] : [];
  return [text.slice(0, match.index), marked(match), ...inline(text.slice(match.index + match[0].length))];
}

function marked([, escaped, code2, code, hidden, both, bold, underline, star, under, strike, label, url, angled, bare, everyone]) {
  if (escaped !== undefined) return escaped;
  if (code2 !== undefined || code !== undefined) return h("code", {}, (code2 ?? code).trim());
  if (hidden !== undefined) return spoiler(inline(hidden));
  if (both !== undefined) return h("b", {}, h("i", {}, inline(both)));
  if (bold !== undefined) return h("b", {}, inline(bold));
  if (underline !== undefined) return h("u", {}, inline(underline));
  if (star !== undefined || under !== undefined) return h("i", {}, inline(star ?? under));
  if (strike !== undefined) return h("s", {}, inline(strike));
  if (label !== undefined) return link(url, ...inline(label));
  if (angled !== undefined) return angle(angled);
  return bare !== undefined ? link(bare) : mention(everyone);
}

function angle(body) {
  if (body.startsWith("t:")) return stamp(body);
  if (body.startsWith("@&")) return mention("@role");
  if (body.startsWith("@")) return mention(`@${personName(body.replace(/\D/g, ""))}`);
  if (body.startsWith("#")) return mention(`#${channelName(body.slice(1))}`);
  if (body.startsWith("/")) return mention(body.slice(0, body.lastIndexOf(":")));
  if (body.startsWith("http")) return link(body);
  return `:${body.split(":").at(-2)}:`;
}

function mention(text) {
  return h("span", { class: "mention" }, text);
}

function stamp(body) {
  const [, seconds, style = "f"] = body.split(":");
  const at = Number(seconds) * 1000;
  return h("time", { class: "stamp", datetime: new Date(at).toISOString(), title: STAMPS.F(at), "data-relative": style === "R" ? at : undefined }, (STAMPS[style] ?? STAMPS.f)(at));
}

function spoiler(content) {
  const button = h("button", { type: "button", class: "spoiler", "aria-label": "Spoiler, press to show", "aria-expanded": "false" }, h("span", {}, content));
  button.addEventListener("click", () => {
    button.classList.add("shown");
    button.setAttribute("aria-expanded", "true");
    button.removeAttribute("aria-label");
  });
  return button;
}
