// Slack's markdown block: standard Markdown.

import { h } from "../dom.js";
import { emoji } from "../emoji.js";
import { link } from "../link.js";
import { markdownBlocks } from "../markdown.js";

const INLINE = /\\([\\`*_~[\]()#>+.!|-])|`([^`]+)`|\*\*(?=\S)(.+?)\*\*|\*(?=\S)(.+?)\*|(?<!\w)_(?=\S)(.+?)_(?!\w)|~~(.+?)~~|\[([^\]]+)\]\(([^()\s]+)\)|:([a-z0-9_+-]+):/;

export function markdownBlock(block) {
  const rules = [[/^(?:---+|\*\*\*+)$/, () => h("hr")]];
  return h("div", { class: "markdown-block" }, markdownBlocks(block.text, { inline, headings: 6, rules }));
}

function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return text ? [text] : [];
  const [whole, escaped, code, bold, star, under, strike, label, url, name] = match;
  const element = escaped ?? (code !== undefined ? h("code", {}, code)
    : bold !== undefined ? h("b", {}, inline(bold))
    : star !== undefined || under !== undefined ? h("i", {}, inline(star ?? under))
    : strike !== undefined ? h("s", {}, inline(strike))
    : label !== undefined ? link(url, ...inline(label))
    : emoji(name));
  return [text.slice(0, match.index), element, ...inline(text.slice(match.index + whole.length))];
}
