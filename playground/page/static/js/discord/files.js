// Addresses of files that travel with a message.

import { h } from "../dom.js";
import { fileSize, link, picture } from "../link.js";

/** Resolves "attachment://name" against the message that carries the file. */
export function fileUrl(url, message) {
  if (!url?.startsWith("attachment://")) return url ?? "";
  const name = url.slice("attachment://".length);
  return message.attachments?.find((one) => one.filename === name)?.url ?? "";
}

/** What a picture shows, for whoever cannot see it: an embed's own words, or those of the file it points at. */
export function altOf(part, message) {
  const file = message.attachments?.find((one) => one.url === fileUrl(part.url, message));
  return part.description ?? file?.description ?? "";
}

export function drawAttachment(file) {
  if (file.content_type?.startsWith("image/")) return picture(file.url, file.description ?? file.filename, "attached-image");
  return h("div", { class: "attached-file" }, link(file.url, file.filename), h("small", {}, fileSize(file.size)));
}
