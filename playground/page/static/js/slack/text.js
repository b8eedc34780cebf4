// Slack's text objects.

import { emoji } from "../emoji.js";
import { h } from "../dom.js";
import { mrkdwn } from "./mrkdwn.js";

/** Draws a plain_text or mrkdwn object. */
export function textObject(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : plainText(object);
}

export function plainText(object) {
  return withEmoji(object).split("\n").flatMap((line, place) => (place ? [h("br"), line] : [line]));
}

export function withEmoji(object) {
  if (!object) return "";
  return object.emoji === false ? object.text : object.text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}
