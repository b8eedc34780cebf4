// The Slack column: workspace, channels, messages, thread panel, composer, dialogues.

import { Composer } from "../composer.js";
import { h, icon, ICONS } from "../dom.js";
import { instant } from "../moment.js";
import { Places } from "../places.js";
import { ThreadWatch } from "../thread_watch.js";
import { Timeline } from "../timeline.js";
import { drawMessage, drawNotice } from "./messages.js";
import { learn } from "./names.js";
import { Views } from "./views.js";

const REFUSALS = {
  channel_not_found: "You are not in this channel.",
  is_archived: "This channel is archived.",
  message_not_found: "This message is gone.",
  no_such_action: "This button is gone.",
  no_such_option: "This choice is gone.",
  restricted_action: "Sending messages to this app has been turned off.",
};

export class SlackColumn {
  constructor(root, connection) {
    this.connection = connection;
    this.views = new Views(connection);
    this.threads = new ThreadWatch();
    this.timeline = new Timeline("Messages");
    this.thread = new Timeline("Thread");
    this.composer = new Composer({ label: "Message", placeholder: "Message", suggest: (text) => this.suggest(text), submit: (text) => this.send(text) });
    this.places = new Places({ label: "Slack channels", groups: { channels: "Channels", direct: "Direct messages" }, titled, go: (place) => this.go(place) });
    this.closed = h("p", { class: "composer-closed", hidden: true }, "Sending messages to this app has been turned off.");
    this.heading = h("h2", { class: "channel-name" });
    this.threadPanel = h("aside", { class: "thread-panel", "aria-label": "Thread", hidden: true },
      h("header", { class: "channel-head" }, h("h2", {}, "Thread"), h("button", { type: "button", class: "dialogue-close", "aria-label": "Close thread", onclick: () => this.closeThread() }, icon(ICONS.close))),
      this.thread.root);
    this.threadPanel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.closeThread(); });
    this.me = h("p", { class: "me" });
    root.append(
      h("div", { class: "side" }, h("p", { class: "workspace" }, "Studyhall"), this.places.root, this.me),
      h("div", { class: "channel" }, h("header", { class: "channel-head" }, this.heading), this.timeline.root, this.composer.root, this.closed),
      this.threadPanel);
  }

  show(snapshot) {
    learn(snapshot);
    this.snapshot = snapshot;
    this.channel = snapshot.channels.find((one) => one.id === this.channel?.id) ?? snapshot.channels[0];
    this.drawChannels();
    const messages = snapshot.messages[this.channel.id] ?? [];
    this.drawMessages(messages);
    const fresh = this.threads.fresh(Object.entries(snapshot.threads).map(([ts, replies]) => [ts, replies.length]));
    if (fresh && messages.some((one) => one.ts === fresh)) this.openThread(fresh, false);
    this.drawThread(messages);
    this.views.show(snapshot.views);
  }

  drawChannels() {
    const name = titleOf(this.channel);
    this.heading.replaceChildren(...titled(this.channel));
    this.composer.setPlaceholder(`Message ${name}`);
    this.timeline.setLabel(`Messages in ${name}`);
    this.me.replaceChildren(h("span", { class: `avatar avatar-${this.snapshot.me.name.toLowerCase()}`, "aria-hidden": "true" }, this.snapshot.me.name[0]), h("span", {}, this.snapshot.me.name));
    this.composer.root.hidden = this.channel.is_read_only;
    this.closed.hidden = !this.channel.is_read_only;
    const places = this.snapshot.channels.map((one) => ({ ...one, isDirect: one.is_im }));
    this.places.show(places, this.channel, this.snapshot.me.id, (one) => this.snapshot.messages[one.id]?.length ?? 0);
    if (this.openedAt === this.channel.id) return;
    this.openedAt = this.channel.id;
    this.timeline.setOpening(h("h3", {}, titleOf(this.channel)), h("p", {}, this.channel.is_im ? "This conversation is between Studyhall and you." : ["This is the very beginning of the ", h("b", {}, titleOf(this.channel)), " channel."]));
  }

  go(channel) {
    this.channel = channel;
    this.closeThread();
    this.show(this.snapshot);
  }

  drawMessages(messages) {
    const notices = (this.snapshot.notices ?? []).map((notice, place) => ({ key: `notice-${place}`, at: instant(notice.at), notice }));
    const entries = [...messages.map(entryOf), ...notices].sort((one, other) => one.at - other.at);
    this.timeline.show(entries, signatureOf, (one) => (one.notice ? drawNotice(one.notice) : drawMessage(one.message, this.acts(one.message), (ts) => this.openThread(ts, true))));
  }

  drawThread(messages) {
    if (!this.openTs) return;
    const root = messages.find((one) => one.ts === this.openTs);
    const replies = this.snapshot.threads[this.openTs] ?? [];
    this.thread.show([...(root ? [root] : []), ...replies.filter((one) => one.ts !== this.openTs)].map(entryOf), signatureOf, (one) => drawMessage(one.message, this.acts(one.message)));
  }

  openThread(ts, byHand) {
    if (!byHand && (this.openTs === ts || !this.threads.mayOpen(ts))) return;
    this.openTs = ts;
    this.threadPanel.hidden = false;
    this.drawThread(this.snapshot.messages[this.channel.id] ?? []);
    if (byHand) this.threadPanel.querySelector("button").focus();
  }

  closeThread() {
    if (this.openTs) this.threads.closed(this.openTs);
    this.openTs = null;
    this.threadPanel.hidden = true;
    if (!this.composer.root.hidden) this.composer.input.focus();
  }

  acts(message) {
    const said = async (answer) => { const { ok, error } = await answer; this.composer.say(ok ? "" : sentenceFor(error)); };
    return {
      press: (element, block, value = element.value) => said(this.connection.ask("slack.press", { message_ts: message.ts, action_id: element.action_id, value: value ?? null, block_id: block.block_id ?? null })),
      point: (callback) => said(this.connection.ask("slack.point", { message_ts: message.ts, callback_id: callback })),
      shortcuts: message.ephemeral || message.hidden ? [] : this.snapshot.shortcuts ?? [],
      choose: (element, block, selected) => said(this.connection.ask("slack.choose", { container: message.ts, action_id: element.action_id, selected })),
    };
  }

  suggest(text) {
    if (!text.startsWith("/") || !this.snapshot) return [];
    const [word] = text.split(" ");
    const found = this.snapshot.commands.filter((one) => one.command.startsWith(word));
    const exact = found.find((one) => one.command === word);
    if (exact && text.length > word.length) return [{ label: [exact.command, " ", h("i", {}, exact.usage_hint ?? "")], detail: exact.description }];
    return found.map((one) => ({ label: [h("b", {}, one.command), " ", h("i", {}, one.usage_hint ?? "")], detail: one.description, fill: `${one.command} `, eager: one === found[0] && !exact }));
  }

  async send(text) {
    const what = text.startsWith("/") ? "slack.type_command" : "slack.say";
    const { ok, error } = await this.connection.ask(what, { channel: this.channel.id, text });
    return ok ? "" : sentenceFor(error);
  }
}

/** A code that is not in the list was told by Slackbot already; a sentence comes from the page's own line. */
function sentenceFor(error) {
  return REFUSALS[error] ?? (error.includes(" ") ? error : "");
}

function titleOf(channel) {
  return channel.is_im ? nameOf(channel) : `#${channel.name.replace(/^#/, "")}`;
}

function titled(channel) {
  return [h("span", { class: "hash", "aria-hidden": "true" }, channel.is_im ? "@" : "#"), nameOf(channel)];
}

/** The only direct messages are those with the app, which is called by its name rather than its handle. */
function nameOf(channel) {
  return channel.is_im ? "Studyhall" : channel.name.replace(/^#/, "");
}

function entryOf(message) {
  return { key: message.ts, at: instant(message.ts), message };
}

function signatureOf(entry) {
  return JSON.stringify(entry.message ?? entry.notice);
}
