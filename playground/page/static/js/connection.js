// The page's line to the town: asks for things, hears what changed, and reconnects by itself.

const LONGEST_PAUSE = 4000;

export class Connection {
  constructor({ onState, onLine }) {
    this.onState = onState;
    this.onLine = onLine;
    this.waiting = new Map();
    this.last = 0;
    this.pause = 250;
    this.person = "ana";
    this.open();
  }

  open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/town`);
    this.socket.addEventListener("open", () => this.opened());
    this.socket.addEventListener("message", (event) => this.heard(JSON.parse(event.data)));
    this.socket.addEventListener("close", () => this.closed());
  }

  opened() {
    this.pause = 250;
    this.onLine(true);
    this.watch(this.person);
  }

  closed() {
    this.onLine(false);
    for (const answer of this.waiting.values()) answer({ ok: false, error: "The playground stopped before it answered." });
    this.waiting.clear();
    setTimeout(() => this.open(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  heard(message) {
    if (message.type === "state") {
      this.onState(message);
      return;
    }
    this.waiting.get(message.id)?.(message);
    this.waiting.delete(message.id);
  }

  watch(person) {
    this.person = person;
    return this.ask("watch", { person });
  }

  /** Sends one line; resolves with the town's answer and never rejects. */
  ask(what, details = {}) {
    if (this.socket.readyState !== WebSocket.OPEN) {
      return Promise.resolve({ ok: false, error: "The playground is not running. Start it again with: make play" });
    }
    const id = ++this.last;
    this.socket.send(JSON.stringify({ id, do: what, ...details }));
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }
}
