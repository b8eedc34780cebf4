// Slack's rich_text blocks: sections, lists, quotes, preformatted text and their inline elements.

import { h } from "../dom.js";
import { emoji } from "../emoji.js";
import { link } from "../link.js";
import { slackDate } from "./dates.js";
import { mention } from "./mrkdwn.js";
import { channelName, personName } from "./names.js";

const STYLES = [["bold", "b"], ["italic", "i"], ["strike", "s"], ["underline", "u"], ["code", "code"]];

export function richText(block) {
  return h("div", { class: "rich-text" }, block.elements.map(part));
}

function part(element) {
  switch (element.type) {
    case "rich_text_section": return h("div", { class: "rich-section" }, spans(element.elements));
    case "rich_text_quote": return h("blockquote", {}, spans(element.elements));
    case "rich_text_preformatted": return h("pre", { class: "slack-pre" }, spans(element.elements));
    case "rich_text_list": return list(element);
    default: return null;
  }
}

function list(element) {
  const ordered = element.style === "ordered";
  return h(ordered ? "ol" : "ul", {
    class: `rich-list indent-${element.indent ?? 0}`, start: ordered && element.offset ? element.offset + 1 : undefined,
  }, element.elements.map((item) => h("li", {}, item.type === "rich_text_section" ? spans(item.elements) : part(item))));
}

function spans(elements = []) {
  return elements.flatMap((element) => styled(span(element), element.style));
}

function styled(content, style = {}) {
  return STYLES.filter(([name]) => style[name]).reduceRight((inner, [, tag]) => h(tag, {}, inner), content);
}

function span(element) {
  switch (element.type) {
    case "text": return withBreaks(element.text);
    case "link": return link(element.url, element.text ?? element.url);
    case "emoji": return element.unicode ? fromCodes(element.unicode) : emoji(element.name);
    case "user": return mention(`@${personName(element.user_id)}`);
    case "channel": return mention(`#${channelName(element.channel_id)}`);
    case "broadcast": return mention(`@${element.range}`);
    case "usergroup": return mention(`@${element.usergroup_id}`);
    case "date": return slackDate(element.timestamp, element.format);
    case "color": return h("code", {}, element.value);
    default: return element.text ?? "";
  }
}

function withBreaks(text) {
  return text.split("\n").flatMap((line, place) => (place ? [h("br"), line] : [line]));
}

function fromCodes(codes) {
  return codes.split("-").map((code) => String.fromCodePoint(parseInt(code, 16))).join("");
}
