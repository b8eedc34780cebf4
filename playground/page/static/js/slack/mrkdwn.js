// Slack's own text format: &amp; &lt; &gt;, <links>, *bold*, _italic_, ~strike~, `code`, ```pre``` and > quotes.

import { h } from "../dom.js";
import { emoji } from "../emoji.js";
import { link } from "../link.js";
import { slackDate } from "./dates.js";
import { channelName, personName } from "./names.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const FENCE = /```([\s\S]+?)```/g;
const INLINE = /`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]*?\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]*?\S)~(?![\w~])|:([a-z0-9_+-]+):|(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"])/;

export function unescape(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

export function mrkdwn(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(FENCE)) {
    pieces.push(...lines(text.slice(at, match.index)), h("pre", { class: "slack-pre" }, unescape(match[1].replace(/^\n/, "").replace(/\n$/, ""))));
    at = match.index + match[0].length;
  }
  return [...pieces, ...lines(text.slice(at))];
}

function lines(text) {
  const out = [];
  let quote = null;
  const all = text.split("\n");
  all.forEach((line, place) => {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (!quote) out.push((quote = h("blockquote", {})));
      else quote.append(h("br"));
      quote.append(...inline(quoted[1]));
      return;
    }
    if (place > 0 && !quote) out.push(h("br"));
    quote = null;
    out.push(...inline(line));
  });
  return out;
}

export function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return text ? [unescape(text)] : [];
  return [...plain(text.slice(0, match.index)), marked(match), ...inline(text.slice(match.index + match[0].length))];
}

function plain(text) {
  return text ? [unescape(text)] : [];
}

function marked([, code, angled, bold, italic, strike, name, url]) {
  if (code !== undefined) return h("code", {}, unescape(code));
  if (angled !== undefined) return angle(angled);
  if (bold !== undefined) return h("b", {}, inline(bold));
  if (italic !== undefined) return h("i", {}, inline(italic));
  if (strike !== undefined) return h("s", {}, inline(strike));
  if (name !== undefined) return emoji(name);
  return link(unescape(url));
}

function angle(body) {
  const [target, label] = split(body);
  if (target.startsWith("@")) return mention(`@${label ?? personName(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${label ?? channelName(target.slice(1))}`);
  if (target.startsWith("!date^")) {
    const [, seconds, pattern] = target.split("^");
    return slackDate(seconds, unescape(pattern));
  }
  if (target.startsWith("!")) return mention(label ?? `@${target.slice(1).split("^")[0]}`);
  return link(unescape(target), unescape(label ?? target));
}

function split(body) {
  const at = body.indexOf("|");
  return at < 0 ? [body, undefined] : [body.slice(0, at), body.slice(at + 1)];
}

export function mention(text) {
  return h("span", { class: "mention" }, text);
}
