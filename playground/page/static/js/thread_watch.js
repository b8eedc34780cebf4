// Notices the thread that has just received a reply, so that it can be opened beside the channel.

const ROOM_FOR_A_PANEL = 1200;

export class ThreadWatch {
  constructor() {
    this.counts = null;
    this.shut = new Set();
  }

  /** Takes [id, number of replies] of all threads; returns the id of the one that grew since last time, if any. */
  fresh(threads) {
    const before = this.counts;
    this.counts = new Map(threads);
    if (!before) return null;
    return threads.findLast(([id, count]) => count > (before.get(id) ?? 0))?.[0] ?? null;
  }

  /** Whether a thread may open by itself: there is room, and nobody has closed it before. */
  mayOpen(id) {
    return innerWidth >= ROOM_FOR_A_PANEL && !this.shut.has(id);
  }

  closed(id) {
    this.shut.add(id);
  }
}
