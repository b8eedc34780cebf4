// Links that leave the page, in a new tab and without telling where they come from.

import { h } from "./dom.js";

const SAFE = /^(https?:|mailto:)/i;

/** A link, or its bare text when the address is of a kind that must not be opened. */
export function link(url, ...children) {
  const content = children.length ? children : [url];
  if (!SAFE.test(url)) return h("span", {}, content);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);
}

/** How large a file is, as people say it. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A picture; one that cannot be loaded is replaced by its description. */
export function picture(url, alt, look) {
  const image = h("img", { class: look, src: url, alt: alt ?? "", loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "picture-missing" }, alt || "Picture")));
  return image;
}
