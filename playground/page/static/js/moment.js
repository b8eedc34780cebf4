// The town's time, and how it is written. Everything is shown in the zone of the page's setting.

let zone = "UTC";
let shownNow = Date.now();
let receivedAt = performance.now();

export function setTime(reading) {
  zone = reading.zone;
  shownNow = Date.parse(reading.now);
  receivedAt = performance.now();
}

/** The town's present instant in milliseconds; runs on between two messages of the server. */
export function now() {
  return shownNow + (performance.now() - receivedAt);
}

export function format(milliseconds, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(new Date(milliseconds));
}

export function zoneName() {
  return zone;
}

export function clockTime(milliseconds) {
  return format(milliseconds, { hour: "2-digit", minute: "2-digit" });
}

/** The calendar day as a sortable key. */
export function dayKey(milliseconds) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(milliseconds));
}

export function longDay(milliseconds) {
  const days = (Date.parse(dayKey(now())) - Date.parse(dayKey(milliseconds))) / 86_400_000;
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return format(milliseconds, { weekday: "long", day: "numeric", month: "long" });
}

export function shortDate(milliseconds) {
  return format(milliseconds, { day: "2-digit", month: "2-digit", year: "numeric" });
}

const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** "in 2 hours", "3 days ago". */
export function relative(milliseconds) {
  const seconds = Math.round((milliseconds - now()) / 1000);
  const [unit, size] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? UNITS[5];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** Milliseconds of a Slack ts, an ISO text or a number of seconds. */
export function instant(value) {
  if (typeof value === "number") return value > 1e11 ? value : value * 1000;
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value);
}

/** Rewrites every relative time on the page; called while the clock runs. */
export function refreshRelative() {
  for (const element of document.querySelectorAll("time[data-relative]")) {
    const text = relative(Number(element.dataset.relative));
    if (element.textContent !== text) element.textContent = text;
  }
}
