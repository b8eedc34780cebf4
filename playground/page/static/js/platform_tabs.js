// On a narrow screen one platform is shown at a time.

import { h } from "./dom.js";

const CHOSEN = "studyhall.platform";

export function platformTabs(root, town) {
  const tabs = ["slack", "discord"].map((id) => h("button", { type: "button", class: "platform-tab", onclick: () => show(id) }, id === "slack" ? "Slack" : "Discord"));
  const show = (id) => {
    town.dataset.shown = id;
    sessionStorage.setItem(CHOSEN, id);
    tabs.forEach((tab, place) => tab.setAttribute("aria-pressed", String(["slack", "discord"][place] === id)));
  };
  root.append(...tabs);
  show(sessionStorage.getItem(CHOSEN) ?? "slack");
}
