"use strict";
// What textual.js leaves to the page: where the app is, letters, keys from the start, a lit screen.

const FONTS_MS = 5000;

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  // From the address shown, not from the server's own port: a tunnel may end at another one.
  terminal.dataset.sessionWebsocketUrl = `ws://${window.location.host}/ws`;
  const size = Number(new URLSearchParams(window.location.search).get("fontsize"));
  if (size >= 6 && size <= 60) terminal.dataset.fontSize = String(size);

  const again = document.getElementById("again");
  again.addEventListener("click", () => window.location.reload());

  new MutationObserver(() => {
    const state = document.body.classList;
    if (state.contains("-closed")) again.focus();
    else if (state.contains("-first-byte")) keys();
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });

  let had = false;
  function keys() {
    if (had) return;
    had = true;
    document.querySelector(".xterm-helper-textarea")?.focus();
    stayLit();
  }
});

// xterm.js measures its letters once and keeps pictures of them, so the fonts must be there before.
const openTerminal = window.onload;
window.onload = async (event) => {
  const fonts = ["16px", "bold 16px"].map((font) => document.fonts.load(`${font} "Roboto Mono"`, "W\u28ff"));
  await Promise.race([Promise.allSettled(fonts), new Promise((go) => setTimeout(go, FONTS_MS))]);
  openTerminal.call(window, event);
};

// textual.js tells the app of every loss of focus, also before and after there is one.
for (const kind of ["focus", "blur"]) {
  document.addEventListener(kind, (event) => {
    const state = document.body?.classList;
    if (!state?.contains("-loaded") || state.contains("-closed")) event.stopPropagation();
  }, true);
}

// A person lunging does not touch the tablet: without this its screen goes dark in the first set.
async function stayLit() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Refused, as on a low battery: the app works all the same.
  }
}
document.addEventListener("visibilitychange", () => {
  const state = document.body.classList;
  if (document.visibilityState === "visible" && state.contains("-first-byte") && !state.contains("-closed")) stayLit();
});
