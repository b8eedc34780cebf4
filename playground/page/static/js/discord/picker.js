// What Discord's composer offers while a command is typed: commands, then options, then choices.

import { h } from "../dom.js";
import { commandOf, runnable, typedOptions, valuesOf } from "./commands.js";

export class Picker {
  /** `complete(name, option, value)` asks the bot for choices. */
  constructor(complete) {
    this.complete = complete;
    this.commands = [];
    this.offered = new Map();
  }

  async suggest(text) {
    if (!text.startsWith("/")) return [];
    const command = commandOf(text, this.commands);
    if (!command || text.length <= command.name.length + 1) return this.commandRows(text, command);
    return this.optionRows(text, command);
  }

  commandRows(text, exact) {
    const found = runnable(this.commands).filter((one) => `/${one.name}`.startsWith(text.toLowerCase()));
    return found.map((one) => ({
      label: [h("b", {}, `/${one.name}`), one.options.map((option) => h("span", { class: "option-name" }, option.name))],
      detail: one.description, fill: `/${one.name} `, eager: one === found[0] && !exact,
    }));
  }

  async optionRows(text, command) {
    const rest = text.slice(command.name.length + 1);
    const typed = typedOptions(rest, command.options);
    const isBetween = /\s$/.test(rest) || rest === "";
    const current = isBetween && !/:\s*$/.test(rest) ? null : this.lastWritten(rest, typed);
    if (current) return this.choiceRows(text, command, current);
    const free = command.options.filter((one) => !typed.some((other) => other.option === one));
    if (free.length && !typed.some((one) => one.text === "")) {
      const next = await this.choiceRows(text, command, { option: free[0], text: "" });
      return [...this.nameRows(text, free), ...next];
    }
    return [];
  }

  lastWritten(rest, typed) {
    const names = [...rest.matchAll(/(?:^|\s)([\w-]+):/g)];
    const name = names.at(-1)?.[1];
    return typed.find((one) => one.option.name === name) ?? typed.at(-1) ?? null;
  }

  nameRows(text, free) {
    return free.map((one) => ({ label: h("b", {}, one.name), detail: one.description, fill: `${text.trimEnd()} ${one.name}:` }));
  }

  async choiceRows(text, command, { option, text: value }) {
    const choices = option.choices?.length
      ? option.choices.filter((one) => one.name.toLowerCase().includes(value.toLowerCase()))
      : option.autocomplete ? await this.complete(command.name, option.name, value) : [];
    for (const one of choices) this.offered.set(`${option.name}/${one.name}`, one.value);
    const head = this.without(text, value, option);
    return choices.map((one) => ({ label: one.name, detail: option.name, fill: `${head} ${option.name}:${one.name} ` }));
  }

  /** The text before the option that is being written. */
  without(text, value, option) {
    const cut = value ? text.slice(0, text.lastIndexOf(value)) : text;
    return cut.trimEnd().replace(new RegExp(`${option.name}:"?$`), "").trimEnd();
  }

  /** Reads a finished line: {name, values}, or {problem}. */
  read(text) {
    const command = commandOf(text, this.commands);
    if (!command) return { problem: `There is no command ${text.split(" ")[0]} here. Type / to see the commands.` };
    const typed = typedOptions(text.slice(command.name.length + 1), command.options);
    const { values, problem } = valuesOf(typed, command.options, (name, value) => this.offered.get(`${name}/${value}`));
    return problem ? { problem } : { name: command.name, values };
  }
}
