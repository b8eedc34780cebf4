// Slack's modals: the stack of open views as dialogues over the Slack column.

import { h, icon, ICONS, reconcile } from "../dom.js";
import { drawBlock } from "./blocks.js";
import { withEmoji } from "./text.js";

export class Views {
  constructor(connection) {
    this.connection = connection;
    this.open = new Map();
    this.closing = new Set();
  }

  show(views) {
    const wanted = new Set(views.map((view) => view.id));
    for (const [id, dialogue] of this.open) if (!wanted.has(id)) this.remove(id, dialogue);
    for (const id of this.closing) if (!wanted.has(id)) this.closing.delete(id);
    for (const view of views) {
      if (this.closing.has(view.id)) continue;
      if (!this.open.has(view.id)) this.open.set(view.id, this.build(view));
      this.update(this.open.get(view.id), view);
    }
  }

  build(view) {
    const close = () => this.close(view.id);
    const dialogue = h("dialog", { class: "slack-dialogue" });
    const parts = {
      title: h("h2", {}), body: h("div", { class: "dialogue-body" }), problem: h("p", { class: "dialogue-problem", role: "alert" }),
      cancel: h("button", { type: "button", class: "slack-button plain", onclick: close }),
      submit: h("button", { type: "submit", class: "slack-button primary" }),
    };
    const form = h("form", { method: "dialog", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(view.id); } },
      h("header", { class: "dialogue-head" }, parts.title, h("button", { type: "button", class: "dialogue-close", "aria-label": "Close", onclick: close }, icon(ICONS.close))),
      parts.problem, parts.body, h("footer", { class: "dialogue-foot" }, parts.cancel, parts.submit));
    dialogue.append(form);
    dialogue.addEventListener("cancel", (event) => { event.preventDefault(); if (event.target === dialogue) close(); });
    dialogue.parts = parts;
    document.body.append(dialogue);
    dialogue.showModal();
    return dialogue;
  }

  update(dialogue, view) {
    const { title, body, cancel, submit } = dialogue.parts;
    const isFirst = body.childElementCount === 0;
    title.textContent = withEmoji(view.title);
    dialogue.setAttribute("aria-label", withEmoji(view.title));
    cancel.textContent = view.close ? withEmoji(view.close) : "Close";
    submit.textContent = view.submit ? withEmoji(view.submit) : "";
    submit.hidden = !view.submit;
    const acts = this.acts(view);
    const blocks = view.blocks.map((block, place) => ({ block, key: block.block_id ?? String(place) }));
    reconcile(body, blocks, (one) => one.key, (one) => JSON.stringify(one.block), (one) => drawBlock(one.block, acts));
    showErrors(body, view.errors ?? {});
    if (isFirst) body.querySelector("input, textarea, .menu-button")?.focus();
  }

  acts(view) {
    const act = async (what, details) => {
      const { ok, error } = await this.connection.ask(what, details);
      const dialogue = this.open.get(view.id);
      if (!ok && dialogue) dialogue.parts.problem.textContent = sentence(error);
    };
    return {
      press: (element, block, value = element.value) => act("slack.press_in_view", { view_id: view.id, action_id: element.action_id, value: value ?? null }),
      choose: (element, block, selected) => act("slack.choose", { container: view.id, action_id: element.action_id, selected }),
    };
  }

  async submit(id) {
    const dialogue = this.open.get(id);
    const { body, submit, problem } = dialogue.parts;
    if (submit.hidden || submit.disabled) return;
    submit.disabled = true;
    problem.textContent = "";
    const answer = await this.connection.ask("slack.submit_view", { view_id: id, values: stateOf(body) });
    submit.disabled = false;
    if (!answer.ok && !answer.errors) problem.textContent = sentence(answer.error);
    if (answer.errors) showErrors(body, answer.errors);
    body.querySelector("[aria-invalid=true]")?.focus();
  }

  close(id) {
    this.closing.add(id);
    this.remove(id, this.open.get(id));
    this.connection.ask("slack.close_view", { view_id: id });
  }

  remove(id, dialogue) {
    this.open.delete(id);
    dialogue.close();
    dialogue.remove();
  }
}

function stateOf(body) {
  const values = {};
  for (const control of body.querySelectorAll("[data-state-action]")) {
    const block = (values[control.dataset.stateBlock] ??= {});
    block[control.dataset.stateAction] = control.readState();
  }
  return values;
}

function showErrors(body, errors) {
  for (const block of body.querySelectorAll(".block-input")) {
    const text = errors[block.dataset.block] ?? "";
    const place = block.querySelector(".input-error");
    if (place.textContent !== text) place.textContent = text;
    block.classList.toggle("has-error", text !== "");
    const control = block.querySelector("[data-state-action]");
    if (text) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
}

function sentence(error) {
  return error === "dispatch_failed" || !error ? "We had some trouble connecting. Try again?" : `We had some trouble: ${error}`;
}
