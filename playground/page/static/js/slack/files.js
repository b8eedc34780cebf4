// Files that stand in a Slack message.

import { h } from "../dom.js";
import { fileSize, link, picture } from "../link.js";
import { fileUrl } from "./names.js";

export function drawFile(file) {
  const url = fileUrl(file.id);
  if (file.mimetype.startsWith("image/")) return picture(url, file.alt_txt ?? file.title, "attached-image");
  return h("div", { class: "attached-file" }, link(url, file.title || file.name), h("small", {}, fileSize(file.size)));
}
