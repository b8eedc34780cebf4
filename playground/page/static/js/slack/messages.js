// One Slack message.

import { h, icon, ICONS } from "../dom.js";
import { clockTime, format, instant } from "../moment.js";
import { rawButton } from "../raw.js";
import { drawBlocks } from "./blocks.js";
import { messageMenu } from "../message_menu.js";
import { drawFile } from "./files.js";
import { mrkdwn } from "./mrkdwn.js";
import { personName } from "./names.js";

const APP = "Studyhall";

/** Draws a message; `acts` as for blocks, `openThread(ts)` is given where a thread can be opened. */
export function drawMessage(message, acts, openThread) {
  const author = authorOf(message);
  const at = instant(message.ts);
  return h("article", { class: `message${message.ephemeral ? " private" : ""}`, "aria-label": `${author.name}, ${clockTime(at)}` },
    message.ephemeral ? h("p", { class: "only-you" }, icon(ICONS.eye, 14), " Only visible to you") : null,
    avatar(author),
    h("div", { class: "message-main" },
      h("div", { class: "message-head" }, h("b", { class: "author" }, author.name), author.isApp ? h("span", { class: "app-badge" }, "APP") : null,
        h("time", { datetime: new Date(at).toISOString(), title: format(at, { dateStyle: "full", timeStyle: "medium" }) }, clockTime(at))),
      body(message, acts),
      openThread && message.reply_count ? threadBar(message, openThread) : null),
    messageMenu((acts.shortcuts ?? []).map((one) => ({ value: one.callback_id, label: one.name })), acts.point),
    rawButton(message, "Slack"));
}

function body(message, acts) {
  const edited = message.edited ? h("span", { class: "edited" }, "(edited)") : null;
  if (!message.blocks?.length) {
    return h("div", { class: "message-body" }, h("div", { class: "message-text" }, mrkdwn(message.text ?? ""), edited ? [" ", edited] : null), attachments(message, acts), files(message));
  }
  return h("div", { class: "message-body" }, drawBlocks(message.blocks, acts), attachments(message, acts), files(message), edited);
}

function files(message) {
  return (message.files ?? []).map(drawFile);
}

function attachments(message, acts) {
  return (message.attachments ?? []).map((one) => h("div", { class: "attachment", style: { "border-left-color": colour(one.color) } },
    one.blocks ? drawBlocks(one.blocks, acts) : [one.title ? h("b", {}, one.title) : null, h("div", {}, mrkdwn(one.text ?? one.fallback ?? ""))]));
}

function colour(value) {
  return { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" }[value] ?? (value ? `#${value.replace("#", "")}` : "#ddd");
}

function authorOf(message) {
  const isApp = Boolean(message.bot_id) || message.user === "U0BOT";
  const isOurs = isApp && (message.username ?? "").toLowerCase() === APP.toLowerCase();
  const name = isOurs ? APP : message.username || (isApp ? APP : personName(message.user));
  return { name, isApp };
}

function avatar({ name, isApp }) {
  if (isApp && name === APP) return h("img", { class: "avatar", src: "/static/icon.svg", alt: "", width: 36, height: 36 });
  return h("span", { class: `avatar avatar-${name.toLowerCase()}`, "aria-hidden": "true" }, name.slice(0, 1).toUpperCase());
}

function threadBar(message, openThread) {
  const count = message.reply_count;
  return h("button", { type: "button", class: "thread-bar", "data-control": "thread", onclick: () => openThread(message.ts) },
    h("img", { src: "/static/icon.svg", alt: "", width: 24, height: 24 }),
    h("span", { class: "thread-count" }, `${count} ${count === 1 ? "reply" : "replies"}`),
    h("span", { class: "thread-more" }, "View thread"));
}

/** What Slack itself tells this person. */
export function drawNotice(notice) {
  const at = instant(notice.at);
  return h("article", { class: "message private", "aria-label": "Slackbot" },
    h("p", { class: "only-you" }, icon(ICONS.eye, 14), " Only visible to you"),
    h("span", { class: "avatar avatar-slackbot", "aria-hidden": "true" }, "S"),
    h("div", { class: "message-main" },
      h("div", { class: "message-head" }, h("b", { class: "author" }, "Slackbot"), h("time", { datetime: new Date(at).toISOString() }, clockTime(at))),
      h("div", { class: "message-body" }, notice.text)));
}
