// The gallery: every screen and form that the bot has, drawn as both platforms draw it. Nothing here can be pressed for real.

import { drawField } from "./discord/fields.js";
import { drawMessage as drawOnDiscord } from "./discord/messages.js";
import { h } from "./dom.js";
import { setTime } from "./moment.js";
import { drawBlock } from "./slack/blocks.js";
import { drawMessage as drawOnSlack } from "./slack/messages.js";
import { learn } from "./slack/names.js";
import { withEmoji } from "./slack/text.js";

const NOTHING = { press: () => {}, choose: () => {} };
const place = document.getElementById("examples");
const find = document.getElementById("find");
const count = document.getElementById("count");

function slackSide({ message, view }) {
  if (message) return drawOnSlack(message, NOTHING);
  return h("div", { class: "slack-dialogue" },
    h("header", { class: "dialogue-head" }, h("h2", {}, withEmoji(view.title))),
    h("div", { class: "dialogue-body" }, view.blocks.map((block) => drawBlock(block, NOTHING))),
    h("footer", { class: "dialogue-foot" },
      h("button", { type: "button", class: "slack-button plain" }, withEmoji(view.close)),
      view.submit ? h("button", { type: "button", class: "slack-button primary" }, withEmoji(view.submit)) : null));
}

function discordSide({ message, modal }) {
  if (message) return drawOnDiscord(message, NOTHING);
  return h("div", { class: "discord-dialogue" },
    h("header", { class: "dialogue-head" }, h("img", { src: "/static/icon.svg", alt: "", width: 24, height: 24 }), h("h2", {}, modal.title)),
    h("div", { class: "dialogue-body" }, modal.components.map(drawField).flat()),
    h("footer", { class: "dialogue-foot" },
      h("button", { type: "button", class: "discord-button text" }, "Cancel"),
      h("button", { type: "button", class: "discord-button primary" }, "Submit")));
}

function row(example) {
  return h("article", { class: "gallery-row", "data-name": example.name },
    h("h2", {}, example.name),
    h("div", { class: "gallery-pair" },
      h("section", { class: "slack", "aria-label": `${example.name} on Slack` }, slackSide(example.slack)),
      h("section", { class: "discord", "aria-label": `${example.name} on Discord` }, discordSide(example.discord))));
}

function show() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const one of place.children) {
    one.hidden = !words.every((word) => one.textContent.toLowerCase().includes(word));
    shown += one.hidden ? 0 : 1;
  }
  count.textContent = `${shown} of ${place.childElementCount}`;
}

const { now, zone, channel, examples } = await (await fetch("/gallery.json")).json();
setTime({ now, zone });
learn({ me: { id: "U0ANA", name: "Ana" }, channels: [channel] });
place.append(...examples.map(row));
find.addEventListener("input", show);
show();
document.body.dataset.ready = "yes";
