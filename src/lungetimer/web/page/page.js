"use strict";
// What textual.js leaves to the page: where the app is, letter size, keys from the start, a lit screen.

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
  const open = document.body.classList;
  if (document.visibilityState === "visible" && open.contains("-first-byte") && !open.contains("-closed")) stayLit();
});
