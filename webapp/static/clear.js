// What is said over the page, at the foot of the window, never hides what has the focus (WCAG 2.4.11).
"use strict";

const over = document.getElementById("save-state");
if (over) {
  const MARGIN = 16; // pixels between the two
  let pressed = false; // a button must not move before it is let go: the click would be lost

  const uncover = () => {
    const focused = document.activeElement?.closest("main *");
    if (!pressed && focused && over.textContent) (focused.closest("label") ?? focused).scrollIntoView({ block: "nearest" });
  };

  const changed = () => {
    const height = over.textContent ? over.offsetHeight + 2 * MARGIN : 0;
    document.documentElement.style.scrollPaddingBottom = height ? `${height}px` : "";
    uncover();
  };

  new ResizeObserver(changed).observe(over);
  new MutationObserver(changed).observe(over, { childList: true });
  document.addEventListener("focusin", uncover);
  document.addEventListener("pointerdown", () => { pressed = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      pressed = false;
      setTimeout(uncover);
    });
  }
}
