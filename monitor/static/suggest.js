// Suggestions while typing in the search field; without this script the field works as it is.
"use strict";
(() => {
  const field = document.getElementById("q");
  const list = document.getElementById("suggestions");
  const PAUSE = 200; // after the last key
  let timer = 0;
  let asked = "";

  function show(found) {
    list.replaceChildren(
      ...found.map((each) => {
        const option = document.createElement("option");
        option.value = each.text;
        option.label = each.label;
        return option;
      }),
    );
  }

  async function ask() {
    const words = field.value.trim();
    if (words.length < 2 || words === asked) return;
    asked = words;
    const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(words.slice(0, 200))}`);
    if (answer.ok && field.value.trim() === words) show((await answer.json()).suggestions);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), PAUSE);
  });
})();
