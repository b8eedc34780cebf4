// Slack's "are you sure" dialogue in front of an element that asks for one.

import { h } from "../dom.js";
import { textObject, withEmoji } from "./text.js";

export function confirmed(element, act) {
  const ask = element.confirm;
  if (!ask) {
    act();
    return;
  }
  const dialogue = h("dialog", { class: "slack-dialogue slack-confirm", "aria-label": withEmoji(ask.title) },
    h("header", { class: "dialogue-head" }, h("h2", {}, withEmoji(ask.title))),
    h("div", { class: "dialogue-body" }, textObject(ask.text)),
    h("footer", { class: "dialogue-foot" },
      h("button", { type: "button", class: "slack-button plain", onclick: () => dialogue.close() }, withEmoji(ask.deny)),
      h("button", { type: "button", class: `slack-button ${ask.style ?? "primary"}`, onclick: () => { dialogue.close(); act(); } }, withEmoji(ask.confirm))));
  dialogue.addEventListener("close", () => dialogue.remove());
  document.body.append(dialogue);
  dialogue.showModal();
}
