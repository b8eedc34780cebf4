// Discord's modal as a dialogue over the Discord column.

import { h, icon, ICONS } from "../dom.js";
import { drawField } from "./fields.js";

export class Modal {
  constructor(connection) {
    this.connection = connection;
    this.dialogue = null;
    this.shown = null;
    this.dismissed = null;
  }

  show(modal) {
    const identity = modal && JSON.stringify({ ...modal, errors: undefined });
    if (identity !== this.dismissed) this.dismissed = null;
    if (identity !== this.shown) {
      this.remove();
      if (identity && !this.dismissed) this.open(modal, identity);
    }
    if (!modal || !this.dialogue) return;
    showErrors(this.dialogue, modal.errors ?? {});
    if (modal.errors) this.problem.textContent = "";
  }

  open(modal, identity) {
    this.shown = identity;
    const close = () => this.dismiss();
    this.submitButton = h("button", { type: "submit", class: "discord-button primary" }, "Submit");
    this.problem = h("p", { class: "dialogue-problem", role: "alert" });
    const form = h("form", { method: "dialog", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(modal); } },
      h("header", { class: "dialogue-head" }, h("img", { src: "/static/icon.svg", alt: "", width: 24, height: 24 }), h("h2", {}, modal.title), h("button", { type: "button", class: "dialogue-close", "aria-label": "Close", onclick: close }, icon(ICONS.close))),
      h("div", { class: "dialogue-body" }, this.problem, modal.components.map(drawField).flat()),
      h("footer", { class: "dialogue-foot" }, h("button", { type: "button", class: "discord-button text", onclick: close }, "Cancel"), this.submitButton));
    this.dialogue = h("dialog", { class: "discord-dialogue", "aria-label": modal.title }, form);
    this.dialogue.addEventListener("cancel", (event) => { event.preventDefault(); if (event.target === this.dialogue) close(); });
    document.body.append(this.dialogue);
    this.dialogue.showModal();
    this.dialogue.querySelector("[data-field]")?.focus();
  }

  async submit(modal) {
    if (this.submitButton.disabled) return;
    const { dialogue, problem, submitButton } = this;
    const values = Object.fromEntries([...dialogue.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field.readValue()]));
    submitButton.disabled = true;
    problem.textContent = "";
    const { ok, error } = await this.connection.ask("discord.submit_modal", { custom_id: modal.custom_id, values });
    submitButton.disabled = false;
    if (!ok && !dialogue.querySelector("[aria-invalid=true]")) problem.textContent = error ?? "Something went wrong. Try again.";
    dialogue.querySelector("[aria-invalid=true]")?.focus();
  }

  dismiss() {
    this.dismissed = this.shown;
    this.remove();
    this.connection.ask("discord.dismiss_modal");
  }

  remove() {
    this.dialogue?.close();
    this.dialogue?.remove();
    this.dialogue = null;
    this.shown = null;
  }
}

function showErrors(dialogue, errors) {
  for (const field of dialogue.querySelectorAll("[data-field]")) {
    const text = errors[field.dataset.field] ?? "";
    const place = field.closest(".modal-field").querySelector(".input-error");
    if (place.textContent !== text) place.textContent = text;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}
