"use strict";
// What textual.js does not do: find the app, load fonts, focus it at the start, keep the screen on.

const FONTS_MS = 5000;

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  // From the page's address, not from the server's own port: a tunnel may end at another port.
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

// xterm.js measures and caches its glyphs only once, so the fonts have to be loaded before that.
const openTerminal = window.onload;
window.onload = async (event) => {
  const fonts = ["16px", "bold 16px"].map((font) => document.fonts.load(`${font} "Roboto Mono"`, "W\u28ff"));
  await Promise.race([Promise.allSettled(fonts), new Promise((go) => setTimeout(go, FONTS_MS))]);
  openTerminal.call(window, event);
};

// textual.js reports every change of focus to the app, even before the app starts or after it ends.
for (const kind of ["focus", "blur"]) {
  document.addEventListener(kind, (event) => {
    const state = document.body?.classList;
    if (!state?.contains("-loaded") || state.contains("-closed")) event.stopPropagation();
  }, true);
}

// Nobody touches a tablet during lunges: without this, its screen turns off in the first set.
async function stayLit() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Refused, for example because of a low battery: the app works without it.
  }
}
document.addEventListener("visibilitychange", () => {
  const state = document.body.classList;
  if (document.visibilityState === "visible" && state.contains("-first-byte") && !state.contains("-closed")) stayLit();
});
