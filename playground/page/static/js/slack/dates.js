// Slack's {date} patterns, in the page's zone.

import { h } from "../dom.js";
import { clockTime, format, longDay, relative } from "../moment.js";

const PARTS = {
  date_num: (at) => format(at, { year: "numeric", month: "2-digit", day: "2-digit" }).split("/").reverse().join("-"),
  date: (at) => format(at, { day: "numeric", month: "long", year: "numeric" }),
  date_short: (at) => format(at, { day: "numeric", month: "short", year: "numeric" }),
  date_long: (at) => format(at, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  date_pretty: (at) => near(at, { day: "numeric", month: "long", year: "numeric" }),
  date_short_pretty: (at) => near(at, { day: "numeric", month: "short", year: "numeric" }),
  date_long_pretty: (at) => near(at, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  day_divider_pretty: (at) => longDay(at),
  time: clockTime,
  time_secs: (at) => format(at, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  ago: relative,
};

function near(at, options) {
  const day = longDay(at);
  return day === "Today" || day === "Yesterday" ? day : format(at, options);
}

export function slackDate(seconds, pattern) {
  const at = Number(seconds) * 1000;
  const text = pattern.replace(/\{(\w+)\}/g, (whole, name) => PARTS[name]?.(at) ?? whole);
  return h("time", { datetime: new Date(at).toISOString(), title: PARTS.date_long(at) }, text);
}
