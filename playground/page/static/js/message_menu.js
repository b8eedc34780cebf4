// The small menu beside a message, with what the app can do with it.

import { actionMenu } from "./menu.js";

/** Draws the menu, or nothing where the app offers nothing; `pick` gets the chosen value. */
export function messageMenu(options, pick) {
  return options.length ? actionMenu({ label: "What to do with this message", options, control: "message-menu", look: "message-menu", onpick: pick }) : null;
}
