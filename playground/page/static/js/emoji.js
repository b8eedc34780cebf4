// The names of the emoji that people write between colons; an unknown name stays as it is written.

const EMOJI = {
  "+1": "👍", "-1": "👎", alarm_clock: "⏰", arrow_right: "➡️", bar_chart: "📊", bell: "🔔", blue_book: "📘", book: "📖",
  books: "📚", brain: "🧠", bulb: "💡", calendar: "📅", chart_with_upwards_trend: "📈", clipboard: "📋", clock9: "🕘",
  dart: "🎯", eyes: "👀", fire: "🔥", first_place_medal: "🥇", gear: "⚙️", green_book: "📗", hammer: "🔨",
  heavy_check_mark: "✔️", hourglass: "⌛", hourglass_flowing_sand: "⏳", ice_cube: "🧊", information_source: "ℹ️",
  jigsaw: "🧩", key: "🔑", large_blue_circle: "🔵", large_green_circle: "🟢", large_yellow_circle: "🟡", link: "🔗",
  lock: "🔒", mag: "🔍", memo: "📝", mortar_board: "🎓", muscle: "💪", no_entry: "⛔", pencil: "📝", pencil2: "✏️",
  point_right: "👉", pushpin: "📌", question: "❓", red_circle: "🔴", rocket: "🚀", second_place_medal: "🥈",
  shield: "🛡️", slightly_smiling_face: "🙂", snowflake: "❄️", sparkles: "✨", speech_balloon: "💬", star: "⭐",
  tada: "🎉", third_place_medal: "🥉", trophy: "🏆", unlock: "🔓", warning: "⚠️", wave: "👋", white_check_mark: "✅",
  white_circle: "⚪", x: "❌", zap: "⚡",
};

export function emoji(name) {
  return EMOJI[name] ?? `:${name}:`;
}
