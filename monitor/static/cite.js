// "Copy" under the citation; without this script the words can be selected with one click.
"use strict";
(() => {
  const button = document.getElementById("copy");
  const said = document.getElementById("copied");
  const words = document.getElementById("citation");

  // A page that did not come over https has no clipboard: then the words are selected, to be copied by hand.
  async function copy() {
    try {
      await navigator.clipboard.writeText(words.textContent);
      said.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(words);
      said.textContent = "Selected: copy it with the keyboard.";
    }
  }

  button.hidden = false;
  button.addEventListener("click", copy);
})();
