// Discord's slash commands: from what is typed to a command with options, as Discord's own picker would build it.

const SUBCOMMAND = 1;
const GROUP = 2;
const INTEGER = 4;
const BOOLEAN = 5;
const NUMBER = 10;

/** Every command that can be run, subcommands under their full name: {name, description, options}. */
export function runnable(commands) {
  return commands.filter((one) => (one.type ?? 1) === 1).flatMap((one) => flatten(one, one.name));
}

function flatten(command, name) {
  const inner = (command.options ?? []).filter((one) => one.type === SUBCOMMAND || one.type === GROUP);
  if (inner.length) return inner.flatMap((one) => flatten(one, `${name} ${one.name}`));
  return [{ name, description: command.description, options: command.options ?? [] }];
}

/** Finds the command that `text` starts with; the longest name wins. */
export function commandOf(text, commands) {
  const typed = text.slice(1).trimEnd().toLowerCase();
  return runnable(commands)
    .filter((one) => typed === one.name || typed.startsWith(`${one.name} `))
    .sort((one, other) => other.name.length - one.name.length)[0];
}

/** Splits what follows the command into [{option, text}], by `name:value` and, for the rest, by position. */
export function typedOptions(rest, options) {
  const names = options.map((one) => one.name).join("|");
  const pieces = names ? rest.split(new RegExp(`(?:^|\\s+)(${names}):\\s*`, "i")) : [rest];
  const named = [];
  for (let at = 1; at < pieces.length; at += 2) {
    named.push({ option: options.find((one) => one.name === pieces[at].toLowerCase()), text: unquote(pieces[at + 1].trim()) });
  }
  const free = options.filter((one) => !named.some((other) => other.option === one));
  return [...byPosition(words(pieces[0]), free), ...named];
}

function byPosition(texts, options) {
  const shares = texts.slice(0, options.length).map((text, place) => ({ option: options[place], text }));
  const extra = texts.slice(options.length);
  if (extra.length && shares.length) shares.at(-1).text = [shares.at(-1).text, ...extra].join(" ");
  return shares;
}

function words(text) {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]);
}

function unquote(text) {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}

/**
 * Turns typed options into what Discord sends, or says what is wrong: {values} or {problem}.
 * `offered` knows the values behind autocompleted names: (option name, text) => value or undefined.
 */
export function valuesOf(typed, options, offered) {
  const values = {};
  for (const { option, text } of typed) {
    const { value, problem } = valueOf(option, text, offered);
    if (problem) return { problem };
    values[option.name] = value;
  }
  const missing = options.find((one) => one.required && !(one.name in values));
  return missing ? { problem: `${missing.name} is required.` } : { values };
}

function valueOf(option, text, offered) {
  if (option.choices?.length) return ofChoices(option, text);
  const known = offered(option.name, text);
  if (known !== undefined) return { value: known };
  if (option.type === BOOLEAN) return /^(true|false|yes|no)$/i.test(text) ? { value: /^(true|yes)$/i.test(text) } : { problem: `${option.name} is true or false.` };
  if (option.type === INTEGER || option.type === NUMBER) return ofNumber(option, text);
  return { value: text };
}

function ofChoices(option, text) {
  const same = (one) => one.name.toLowerCase() === text.toLowerCase() || String(one.value).toLowerCase() === text.toLowerCase();
  const found = option.choices.find(same);
  return found ? { value: found.value } : { problem: `${option.name} is one of: ${option.choices.map((one) => one.name).join(", ")}.` };
}

function ofNumber(option, text) {
  const value = Number(text);
  if (Number.isNaN(value) || (option.type === INTEGER && !Number.isInteger(value))) return { problem: `${option.name} is a whole number.` };
  if (value < (option.min_value ?? -Infinity)) return { problem: `${option.name} is at least ${option.min_value}.` };
  if (value > (option.max_value ?? Infinity)) return { problem: `${option.name} is at most ${option.max_value}.` };
  return { value };
}
