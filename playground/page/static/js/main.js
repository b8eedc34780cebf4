// Puts the page together.

import { Connection } from "./connection.js";
import { DiscordColumn } from "./discord/column.js";
import { h } from "./dom.js";
import { setTime } from "./moment.js";
import { platformTabs } from "./platform_tabs.js";
import { SlackColumn } from "./slack/column.js";
import { TownBar } from "./town_bar.js";

const part = (id) => document.getElementById(id);
const offline = h("p", { class: "offline", role: "alert", hidden: true }, "The playground is not running. This page comes back by itself when it starts.");
let hasShown = false;

const connection = new Connection({
  onLine: (isOpen) => { offline.hidden = isOpen; },
  onState: (state) => {
    setTime(state.clock);
    slack.show(state.slack);
    discord.show(state.discord);
    bar.show(state.clock, hasShown ? undefined : isQuiet(state));
    hasShown = true;
    document.body.dataset.ready = "yes";
  },
});
const bar = new TownBar(part("town-bar"), connection);
const slack = new SlackColumn(part("slack"), connection);
const discord = new DiscordColumn(part("discord"), connection);
platformTabs(part("platform-tabs"), part("town"));
document.body.append(offline);

/** Whether nothing was said yet anywhere, so that a newcomer needs a hint. */
function isQuiet(state) {
  return [state.slack, state.discord].every((side) => Object.values(side.messages).every((messages) => messages.length === 0));
}
