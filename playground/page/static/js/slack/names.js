// Who and what the ids in Slack's payloads mean, for the people of the town.

const PEOPLE = { U0ANA: "Ana", U0BEN: "Ben", U0CEM: "Cem", U0BOT: "Studyhall" };
const channels = new Map();
const files = new Map();

export function learn(snapshot) {
  PEOPLE[snapshot.me.id] = snapshot.me.name;
  for (const channel of snapshot.channels) channels.set(channel.id, channel.name.replace(/^#/, ""));
  for (const [id, url] of Object.entries(snapshot.files ?? {})) files.set(id, url);
}

/** Where a file of Slack's own is, as far as it was uploaded. */
export function fileUrl(id) {
  return files.get(id) ?? "";
}

export function personName(id) {
  return PEOPLE[id] ?? id;
}

export function channelName(id) {
  return channels.get(id) ?? id;
}
