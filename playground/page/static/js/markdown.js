// Standard Markdown's blocks, as Slack's markdown block and Discord's text both use them.

import { h } from "./dom.js";

const FENCE = /^```(\w*)\s*$/;
const ITEM = /^(\s*)([-*+•]|\d+[.)]) +(.*)$/;

/**
 * @param inline   draws the marks inside a line
 * @param headings how many levels of # count
 * @param rules    extra line rules of the platform: [pattern, (match) => element]
 */
export function markdownBlocks(text, { inline, headings = 3, rules = [] }) {
  const lines = text.split("\n");
  const out = [];
  let at = 0;
  while (at < lines.length) {
    const [element, next] = block(lines, at, { inline, headings, rules });
    if (element) out.push(element);
    at = next;
  }
  return out;
}

function block(lines, at, options) {
  const line = lines[at];
  const heading = /^(#{1,6}) +(.+)$/.exec(line);
  if (line.startsWith("```")) return fence(lines, at);
  if (heading && heading[1].length <= options.headings) return [h(`h${heading[1].length + 2}`, { class: `md-h${heading[1].length}` }, options.inline(heading[2])), at + 1];
  for (const [pattern, build] of options.rules) {
    const match = pattern.exec(line);
    if (match) return [build(match), at + 1];
  }
  if (/^> ?/.test(line)) return quote(lines, at, options);
  if (ITEM.test(line)) return list(lines, at, options);
  if (line.trim() === "") return [null, at + 1];
  return paragraph(lines, at, options);
}

function fence(lines, at) {
  const one = /^```(.+?)```$/.exec(lines[at]);
  if (one) return [pre(one[1]), at + 1];
  let end = at + 1;
  while (end < lines.length && !lines[end].endsWith("```")) end += 1;
  const first = FENCE.test(lines[at]) ? [] : [lines[at].slice(3)];
  const last = end < lines.length ? lines[end].slice(0, -3) : "";
  const body = [...first, ...lines.slice(at + 1, end), ...(last ? [last] : [])];
  return [pre(body.join("\n")), end + 1];
}

function pre(text) {
  return h("pre", { class: "md-pre" }, h("code", {}, text));
}

function quote(lines, at, options) {
  let end = at;
  while (end < lines.length && /^> ?/.test(lines[end])) end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(/^> ?/, "")).join("\n");
  return [h("blockquote", {}, markdownBlocks(inner, options)), end];
}

function list(lines, at, options) {
  const depth = ITEM.exec(lines[at])[1].length;
  const ordered = /\d/.test(ITEM.exec(lines[at])[2]);
  const root = h(ordered ? "ol" : "ul", { class: "md-list", start: ordered ? parseInt(ITEM.exec(lines[at])[2], 10) : undefined });
  let end = at;
  while (end < lines.length) {
    const item = ITEM.exec(lines[end]);
    if (!item && /^\s{2,}\S/.test(lines[end])) {
      root.lastElementChild.append(h("br"), ...options.inline(lines[end].trim()));
      end += 1;
    } else if (!item || item[1].length < depth || (item[1].length === depth && /\d/.test(item[2]) !== ordered)) break;
    else if (item[1].length > depth) {
      const [inner, next] = list(lines, end, options);
      (root.lastElementChild ?? root).append(inner);
      end = next;
    } else {
      root.append(h("li", {}, options.inline(item[3])));
      end += 1;
    }
  }
  return [root, end];
}

function paragraph(lines, at, options) {
  const starts = (line) => line.startsWith("```") || /^> ?/.test(line) || ITEM.test(line) || line.trim() === ""
    || /^#{1,3} /.test(line) || options.rules.some(([pattern]) => pattern.test(line));
  let end = at + 1;
  while (end < lines.length && !starts(lines[end])) end += 1;
  const parts = lines.slice(at, end).flatMap((line, place) => (place ? [h("br"), ...options.inline(line)] : options.inline(line)));
  return [h("p", {}, parts), end];
}
