// Who and what the ids in Discord's payloads mean.

const people = new Map();
const channels = new Map();
const commands = new Map();

export function learn(snapshot) {
  people.set(snapshot.me.id, snapshot.me.name);
  for (const channel of snapshot.channels) channels.set(channel.id, channel.name);
  for (const command of snapshot.commands) commands.set(command.id, command.name);
  for (const messages of Object.values(snapshot.messages)) for (const message of messages) learnMessage(message);
}

function learnMessage(message) {
  const asker = message.interaction_metadata?.user ?? message.interaction?.user;
  for (const user of [message.author, asker, ...(message.mentions ?? [])]) if (user) people.set(user.id, userName(user));
}

export function userName(user) {
  return user.global_name ?? user.name ?? user.username;
}

export function personName(id) {
  return people.get(id) ?? "unknown-user";
}

export function channelName(id) {
  return channels.get(id) ?? "unknown-channel";
}
