// What is said over the page, at the foot of the window, never hides what has the focus (WCAG 2.4.11).
"use strict";

const over = document.getElementById("save-state");
if (over) {
  const MARGIN = 16; // pixels between the two

  const uncover = () => {
    const focused = document.activeElement?.closest("main *");
    if (focused && !over.hidden) (focused.closest("label") ?? focused).scrollIntoView({ block: "nearest" });
  };

  new ResizeObserver(() => {
    const height = over.hidden ? 0 : over.offsetHeight + 2 * MARGIN;
    document.documentElement.style.scrollPaddingBottom = height ? `${height}px` : "";
    uncover();
  }).observe(over);
  document.addEventListener("focusin", uncover);
}
