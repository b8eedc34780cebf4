// Shows the platform's own JSON of one message.

import { h, icon, ICONS } from "./dom.js";

export function rawButton(payload, platform) {
  return h("button", {
    type: "button", class: "raw-button", "data-control": "raw", title: "Show the raw payload",
    "aria-label": "Show the raw payload", onclick: () => showRaw(payload, platform),
  }, "{ }");
}

export function showRaw(payload, platform) {
  const close = h("button", { type: "button", class: "dialogue-close", "aria-label": "Close", onclick: () => dialogue.close() }, icon(ICONS.close));
  const text = JSON.stringify(payload, null, 2);
  const dialogue = h("dialog", { class: "raw-dialogue", "aria-label": `Raw ${platform} message` },
    h("header", {}, h("h2", {}, `What ${platform} sends`), close),
    h("pre", { tabindex: 0 }, h("code", {}, ...coloured(text))));
  dialogue.addEventListener("close", () => dialogue.remove());
  document.body.append(dialogue);
  dialogue.showModal();
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;

function coloured(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    pieces.push(text.slice(at, match.index));
    const kind = match[2] ? "key" : match[1] ? "string" : "literal";
    pieces.push(h("span", { class: `json-${kind}` }, match[1] ?? match[0]), match[2] ?? "");
    at = match.index + match[0].length;
  }
  return [...pieces, text.slice(at)];
}
