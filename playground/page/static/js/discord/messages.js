// One Discord message.

import { h, icon, ICONS } from "../dom.js";
import { clockTime, dayKey, format, instant, now, shortDate } from "../moment.js";
import { messageMenu } from "../message_menu.js";
import { rawButton } from "../raw.js";
import { drawComponents } from "./components.js";
import { drawEmbed } from "./embeds.js";
import { drawAttachment } from "./files.js";
import { markdown } from "./markdown.js";
import { userName } from "./names.js";

const LOADING = 128;
const TYPED = 1;

/** `doings` is {press, choose, point?, commands?, openThread?, dismiss?}. */
export function drawMessage(message, doings) {
  const at = instant(message.timestamp);
  const name = userName(message.author);
  return h("article", { class: `message${message.ephemeral ? " private" : ""}`, "aria-label": `${name}, ${stamp(at)}` },
    askedBy(message),
    avatar(message.author),
    h("div", { class: "message-main" },
      h("div", { class: "message-head" }, h("b", { class: message.author.bot ? "author bot" : "author" }, name), message.author.bot ? h("span", { class: "app-badge" }, "APP") : null,
        h("time", { datetime: new Date(at).toISOString(), title: format(at, { dateStyle: "full", timeStyle: "short" }) }, stamp(at))),
      message.flags & LOADING ? thinking(name) : content(message, doings),
      message.ephemeral ? onlyYou(doings) : null,
      doings.openThread && message.thread ? threadChip(message, doings) : null),
    messageMenu((doings.commands ?? []).map((name) => ({ value: name, label: name })), doings.point),
    rawButton(message, "Discord"));
}

function stamp(at) {
  return dayKey(at) === dayKey(now()) ? clockTime(at) : `${shortDate(at)}, ${clockTime(at)}`;
}

function askedBy(message) {
  const asked = message.interaction_metadata ?? message.interaction;
  if (!asked?.name || !asked.user) return null;
  const name = userName(asked.user);
  return h("p", { class: "asked-by" }, h("span", { class: `avatar tiny avatar-${name.toLowerCase()}`, "aria-hidden": "true" }, name[0]), h("b", {}, name), " used ", h("span", { class: "asked-command" }, (asked.command_type ?? TYPED) === TYPED ? `/${asked.name}` : asked.name));
}

function avatar(author) {
  if (author.bot) return h("img", { class: "avatar", src: "/static/icon.svg", alt: "", width: 40, height: 40 });
  const name = userName(author);
  return h("span", { class: `avatar avatar-${name.toLowerCase()}`, "aria-hidden": "true" }, name[0].toUpperCase());
}

function thinking(name) {
  return h("p", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), ` ${name} is thinking...`);
}

function content(message, doings) {
  const text = message.content ? h("div", { class: "content md" }, markdown(message.content)) : null;
  if (message.edited_timestamp) (text?.querySelector("p:last-child") ?? text)?.append(h("span", { class: "edited" }, " (edited)"));
  const drawnElsewhere = JSON.stringify([message.embeds, message.components]);
  const files = (message.attachments ?? []).filter((file) => !drawnElsewhere.includes(`attachment://${file.filename}`) && !drawnElsewhere.includes(file.url));
  return h("div", { class: "message-body" }, text, files.map(drawAttachment),
    (message.embeds ?? []).map((embed) => drawEmbed(embed, message)),
    drawComponents(message.components ?? [], doings, message));
}

function onlyYou(doings) {
  return h("p", { class: "only-you" }, icon(ICONS.eye, 14), " Only you can see this",
    doings.dismiss ? [" • ", h("button", { type: "button", class: "text-button", "data-control": "dismiss", onclick: doings.dismiss }, "Dismiss message")] : null);
}

function threadChip(message, doings) {
  const count = doings.replies;
  return h("button", { type: "button", class: "thread-chip", "data-control": "thread", onclick: doings.openThread },
    h("span", { class: "thread-chip-head" }, icon(ICONS.thread, 14), h("b", {}, message.thread.name), h("span", { class: "thread-count" }, `${count} ${count === 1 ? "Message" : "Messages"} ›`)),
    h("span", { class: "thread-chip-more" }, doings.lastReply ?? "There are no recent messages in this thread."));
}

/** What Discord itself tells this person. */
export function drawNotice(notice) {
  return h("article", { class: "notice", "aria-label": "Discord" }, h("span", { class: "notice-mark", "aria-hidden": "true" }, "!"), notice.text,
    h("p", { class: "only-you" }, icon(ICONS.eye, 14), " Only you can see this"));
}
