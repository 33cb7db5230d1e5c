// Keeps the figures of the first page as they are now. Nothing blinks or counts up: at most once a second the part is
// asked for again and put in place as a whole, and never under a pointer or the focus; then a button says what waits.
// One tab of a browser holds the connection and tells the others: a browser opens six to one server at most.
"use strict";
(() => {
  const state = document.getElementById("live");
  const button = document.getElementById("show");
  const PAUSE = 1000; // at most one update a second
  const AGAIN = 1500; // the index is about a second behind the stream
  const SILENCE = 15000; // the holder says that it lives every four seconds
  let changes = 0;
  let fresh = null;
  let timer = 0;
  let last = 0;
  let heard = Date.now();

  function say(words) {
    if (state.textContent !== words) state.textContent = words;
  }

  function clock() {
    return new Date().toISOString().slice(11, 16) + " UTC";
  }

  function lines(root) {
    return new Map([...root.querySelectorAll("[data-key]")].map((line) => [line.dataset.key, line]));
  }

  function busy() {
    const part = document.getElementById("figures");
    return part.matches(":hover") || part.contains(document.activeElement);
  }

  // What changed is said in words beside the figure: "was 28 killed …, 14:02 UTC".
  function place(part) {
    const old = document.getElementById("figures");
    const before = lines(old);
    for (const [key, line] of lines(part)) {
      const was = before.get(key)?.querySelector("strong")?.textContent;
      const now = line.querySelector("strong").textContent;
      if (was && was !== now) {
        const note = document.createElement("span");
        note.className = "note";
        note.textContent = ` (was ${was.split(",")[0]}, ${clock()})`;
        line.querySelector("strong").after(note);
      }
    }
    old.replaceWith(document.adoptNode(part));
    fresh = null;
    button.hidden = true;
    say(`Live. ${changes} ${changes === 1 ? "change" : "changes"} shown, ${clock()}.`);
    changes = 0;
  }

  function ask() {
    timer = 0;
    last = Date.now();
    const request = new XMLHttpRequest();
    request.open("GET", state.dataset.again);
    request.responseType = "document";
    request.onload = () => {
      const page = request.status === 200 ? request.response : null;
      const part = page ? page.getElementById("figures") : null;
      if (!part) return;
      const late = page.getElementById("late").textContent;
      if (document.getElementById("late").textContent !== late) document.getElementById("late").textContent = late;
      if (part.textContent === document.getElementById("figures").textContent) return;
      if (busy()) {
        fresh = part;
        button.textContent = `${changes} ${changes === 1 ? "change" : "changes"}: show`;
        button.hidden = false;
      } else {
        place(part);
      }
    };
    request.send();
  }

  function soon() {
    changes += 1;
    if (!timer) timer = setTimeout(ask, Math.max(0, PAUSE - (Date.now() - last)));
    clearTimeout(soon.later);
    soon.later = setTimeout(ask, AGAIN);
  }

  // What the stream says, whichever tab holds it.
  function hear(kind) {
    heard = Date.now();
    if (kind === "open") say(`Live, ${clock()}.`);
    else if (kind === "error") say(`The live stream is lost since ${clock()}: figures may be old.`);
    else if (kind === "change") soon();
  }

  const others = "BroadcastChannel" in window ? new BroadcastChannel("tollwire-stream") : null;

  function tell(kind) {
    hear(kind);
    others?.postMessage(kind);
  }

  let held = null;
  function hold() {
    held = new EventSource(state.dataset.stream);
    held.addEventListener("open", () => tell("open"));
    held.addEventListener("error", () => tell("error"));
    for (const kind of ["tally", "event", "alert", "reset"]) held.addEventListener(kind, () => tell("change"));
    setInterval(() => held.readyState === EventSource.OPEN && others?.postMessage("alive"), 4000);
  }

  button.addEventListener("click", () => {
    if (!fresh) return;
    place(fresh);
    // The button is gone; the line before the figures takes the focus, so that Tab goes on from there.
    state.tabIndex = -1;
    state.focus();
  });
  // Lateness grows without a frame.
  setInterval(ask, 30000);
  if (others && navigator.locks) {
    others.addEventListener("message", (message) => {
      if (message.data !== "asked") hear(message.data);
      else if (held?.readyState === EventSource.OPEN) others.postMessage("open");
    });
    others.postMessage("asked");
    setInterval(() => {
      if (!held && Date.now() - heard > SILENCE) say(`The live stream is silent since ${clock()}: figures may be old.`);
    }, SILENCE);
    // Held until this tab is gone; then the next one in line opens its own.
    navigator.locks.request("tollwire-stream", () => { hold(); return new Promise(() => {}); });
  } else {
    hold();
  }
})();
