// Builds elements. Data only ever becomes text or attributes, never markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) setProperty(element, key, value);
  element.append(...present(children));
  return element;
}

function setProperty(element, key, value) {
  if (value === undefined || value === null || value === false) return;
  if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
  else if (key === "class") element.className = value;
  else if (key === "style") for (const [name, one] of Object.entries(value)) element.style.setProperty(name, one);
  else element.setAttribute(key, value === true ? "" : value);
}

export function present(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
}

/** Draws one of our own icons from its path data. */
export function icon(path, size = 16) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

export const ICONS = {
  eye: "M1.200 8C2.800 5 5.200 3.500 8 3.500S13.200 5 14.800 8C13.200 11 10.800 12.500 8 12.500S2.800 11 1.200 8zM8 10.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z",
  close: "M3.500 3.500l9 9M12.500 3.500l-9 9",
  send: "M2.500 13.500V9.200L9 8 2.500 6.800V2.500L14 8z",
  chevron: "M4 6l4 4 4-4",
  check: "M3.500 8.500l3 3 6-7",
  thread: "M3 4h10M3 8h7M3 12h4",
  dots: "M3 8h.01M8 8h.01M13 8h.01",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1",
  moon: "M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z",
};

/**
 * Makes `parent` hold one element per item, in order. An element is kept while its item's signature stays the same,
 * so what is typed, open or focused in it survives; focus inside a rebuilt one returns to the same control.
 */
export function reconcile(parent, items, keyOf, signatureOf, build) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = null;
  for (const item of items) {
    const key = String(keyOf(item));
    const signature = signatureOf(item);
    let element = old.get(key);
    old.delete(key);
    if (!element || element.signature !== signature) element = rebuilt(element, item, key, signature, build);
    const next = place ? place.nextElementSibling : parent.firstElementChild;
    if (next !== element) parent.insertBefore(element, next);
    place = element;
  }
  for (const gone of old.values()) gone.remove();
}

function rebuilt(previous, item, key, signature, build) {
  const element = build(item);
  element.dataset.key = key;
  element.signature = signature;
  if (previous) {
    const control = previous.contains(document.activeElement) ? document.activeElement.dataset.control : undefined;
    const focused = previous.contains(document.activeElement);
    previous.replaceWith(element);
    if (focused) refocus(element, control);
  }
  return element;
}

function refocus(element, control) {
  const same = control && [...element.querySelectorAll("[data-control]")].find((one) => one.dataset.control === control);
  const target = same && !same.disabled ? same : element;
  if (target === element) element.tabIndex = -1;
  target.focus({ preventScroll: true });
}
