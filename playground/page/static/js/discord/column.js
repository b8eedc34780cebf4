// The Discord column: server, channels, messages, thread panel, composer, dialogue.

import { Composer } from "../composer.js";
import { h, icon, ICONS } from "../dom.js";
import { dayKey, instant, now } from "../moment.js";
import { Places } from "../places.js";
import { ThreadWatch } from "../thread_watch.js";
import { Timeline } from "../timeline.js";
import { drawMessage, drawNotice } from "./messages.js";
import { Modal } from "./modals.js";
import { learn } from "./names.js";
import { Picker } from "./picker.js";

const DIRECT = 1;
const IN_DIRECT_MESSAGES = 1;
const MESSAGE_COMMAND = 3;
const NO_ANSWER = "The application did not respond";
const DISMISSED = "studyhall.dismissed";

export class DiscordColumn {
  constructor(root, connection) {
    this.connection = connection;
    this.modal = new Modal(connection);
    this.threads = new ThreadWatch();
    this.dismissed = new Set(JSON.parse(sessionStorage.getItem(DISMISSED) ?? "[]"));
    this.picker = new Picker((name, option, value) => this.complete(name, option, value));
    this.timeline = new Timeline("Messages");
    this.thread = new Timeline("Thread");
    this.composer = new Composer({ label: "Message", placeholder: "Message", suggest: (text) => this.picker.suggest(text), submit: (text) => this.send(text) });
    this.places = new Places({ label: "Discord channels", groups: { channels: "Text channels", direct: "Direct messages" }, titled, go: (place) => this.go(place) });
    this.heading = h("h2", { class: "channel-name" });
    this.threadHeading = h("h2", {});
    this.threadPanel = h("aside", { class: "thread-panel", "aria-label": "Thread", hidden: true },
      h("header", { class: "channel-head" }, icon(ICONS.thread), this.threadHeading, h("button", { type: "button", class: "dialogue-close", "aria-label": "Close thread", onclick: () => this.closeThread() }, icon(ICONS.close))),
      this.thread.root);
    this.threadPanel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.closeThread(); });
    this.me = h("p", { class: "me" });
    root.append(
      h("div", { class: "side" }, h("p", { class: "workspace" }, "Studyhall"), this.places.root, this.me),
      h("div", { class: "channel" }, h("header", { class: "channel-head" }, this.heading), this.timeline.root, this.composer.root),
      this.threadPanel);
  }

  show(snapshot) {
    learn(snapshot);
    this.snapshot = snapshot;
    this.channel = snapshot.channels.find((one) => one.id === this.channel?.id) ?? snapshot.channels[0];
    this.picker.commands = isDirect(this.channel) ? snapshot.commands.filter((one) => !one.contexts || one.contexts.includes(IN_DIRECT_MESSAGES)) : snapshot.commands;
    this.drawChannels();
    this.drawMessages();
    const fresh = this.threads.fresh(Object.entries(snapshot.threads).map(([id, thread]) => [id, thread.messages.length]));
    if (fresh) this.openThread(fresh, false);
    this.drawThread();
    this.modal.show(snapshot.modal);
  }

  drawChannels() {
    const { me } = this.snapshot;
    const name = `${signOf(this.channel)}${this.channel.name}`;
    this.heading.replaceChildren(...titled(this.channel));
    this.composer.setPlaceholder(`Message ${name}`);
    this.timeline.setLabel(`Messages in ${name}`);
    this.me.replaceChildren(h("span", { class: `avatar avatar-${me.name.toLowerCase()}`, "aria-hidden": "true" }, me.name[0]), h("span", {}, me.name, h("small", {}, "Online")));
    const places = this.snapshot.channels.map((one) => ({ ...one, isDirect: isDirect(one) }));
    this.places.show(places, this.channel, me.id, (one) => this.snapshot.messages[one.id]?.length ?? 0);
    if (this.openedAt === this.channel.id) return;
    this.openedAt = this.channel.id;
    this.timeline.setOpening(...opening(this.channel));
  }

  go(channel) {
    this.channel = channel;
    this.closeThread();
    this.show(this.snapshot);
  }

  drawMessages() {
    const messages = (this.snapshot.messages[this.channel.id] ?? []).filter((one) => !this.dismissed.has(one.id));
    const notices = (this.snapshot.notices ?? []).map((notice, place) => ({ key: `notice-${place}`, at: instant(notice.at), notice }));
    const entries = [...messages.map((one) => this.entryOf(one)), ...notices].sort((one, other) => one.at - other.at);
    this.timeline.show(entries, signatureOf, (one) => (one.notice ? drawNotice(one.notice) : drawMessage(one.message, this.doings(one.message))));
  }

  drawThread() {
    const thread = this.snapshot.threads[this.openId];
    if (!thread) return;
    this.threadHeading.textContent = thread.name;
    const root = (this.snapshot.messages[this.channel.id] ?? []).find((one) => one.id === thread.parent_message_id);
    const messages = [...(root ? [root] : []), ...thread.messages].filter((one) => !this.dismissed.has(one.id));
    this.thread.show(messages.map((one) => this.entryOf(one)), signatureOf, (one) => drawMessage(one.message, { ...this.doings(one.message), openThread: undefined }));
  }

  entryOf(message) {
    return { key: message.id, at: instant(message.timestamp), message, replies: this.repliesOf(message) };
  }

  repliesOf(message) {
    return message.thread ? this.snapshot.threads[message.thread.id]?.messages ?? [] : [];
  }

  doings(message) {
    const act = async (what, details) => this.composer.say(await this.told(this.connection.ask(what, { message_id: message.id, ...details })));
    const replies = this.repliesOf(message);
    return {
      press: (custom) => act("discord.press", { custom_id: custom }),
      choose: (custom, values) => act("discord.choose", { custom_id: custom, values }),
      openThread: message.thread ? () => this.openThread(message.thread.id, true) : undefined,
      replies: replies.length,
      lastReply: replies.at(-1) ? `${replies.at(-1).author.global_name ?? replies.at(-1).author.username}: ${firstWords(replies.at(-1))}` : null,
      point: (name) => act("discord.point", { name }),
      commands: message.ephemeral || isDirect(this.channel) ? [] : this.snapshot.commands.filter((one) => one.type === MESSAGE_COMMAND).map((one) => one.name),
      dismiss: () => this.dismiss(message.id),
    };
  }

  dismiss(id) {
    this.dismissed.add(id);
    sessionStorage.setItem(DISMISSED, JSON.stringify([...this.dismissed]));
    this.show(this.snapshot);
    this.composer.input.focus();
  }

  openThread(id, byHand) {
    const isHere = (this.snapshot.messages[this.channel.id] ?? []).some((one) => one.id === this.snapshot.threads[id]?.parent_message_id);
    if (!byHand && (!isHere || this.openId === id || !this.threads.mayOpen(id))) return;
    this.openId = id;
    this.threadPanel.hidden = false;
    this.drawThread();
    if (byHand) this.threadPanel.querySelector("button").focus();
  }

  closeThread() {
    if (this.openId) this.threads.closed(this.openId);
    this.openId = null;
    this.threadPanel.hidden = true;
    this.composer.input.focus();
  }

  /** What is left to say about an answer; Discord itself shows a notice when the bot was silent. */
  async told(asked) {
    const { ok, error } = await asked;
    return ok || error === NO_ANSWER ? "" : error;
  }

  async complete(name, option, value) {
    const { choices } = await this.connection.ask("discord.autocomplete", { channel_id: this.channel.id, name, option, value });
    return choices ?? [];
  }

  async send(text) {
    if (!text.startsWith("/")) return this.told(this.connection.ask("discord.say", { channel_id: this.channel.id, text }));
    const { name, values, problem } = this.picker.read(text);
    if (problem) return problem;
    return this.told(this.connection.ask("discord.run_command", { channel_id: this.channel.id, name, options: values }));
  }
}

function isDirect(channel) {
  return channel.type === DIRECT;
}

function signOf(channel) {
  return isDirect(channel) ? "@" : "#";
}

function titled(channel) {
  return [h("span", { class: "hash", "aria-hidden": "true" }, signOf(channel)), channel.name];
}

function opening(channel) {
  if (isDirect(channel)) return [h("img", { class: "opening-mark", src: "/static/icon.svg", alt: "", width: 64, height: 64 }), h("h3", {}, channel.name), h("p", {}, `This is the beginning of your direct message history with ${channel.name}.`)];
  return [h("span", { class: "opening-mark", "aria-hidden": "true" }, "#"), h("h3", {}, `Welcome to #${channel.name}`), h("p", {}, `This is the start of the #${channel.name} channel.`)];
}

function signatureOf(entry) {
  if (entry.notice) return JSON.stringify(entry.notice);
  return JSON.stringify([entry.message, entry.replies, dayKey(now())]);
}

function firstWords(message) {
  const text = message.content || message.embeds?.[0]?.title || message.embeds?.[0]?.description || "…";
  return text.replace(/[*_`#>]/g, "").split("\n")[0].slice(0, 80);
}
