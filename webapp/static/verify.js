// Verifying a file takes its time: what is going on is told, to who sees and to who listens, and it is sent once.
"use strict";

const TELLS_EVERY = 10_000; // milliseconds: often enough to know that it goes on, too rarely to chatter

// The other scripts of the page have names of their own.
{
  const form = document.getElementById("verify-form");
  const wait = document.getElementById("verify-wait");
  const line = document.getElementById("verify-line");
  let telling = 0;

  form.addEventListener("submit", (event) => {
    if (telling) return event.preventDefault();
    if (!form.elements.dossier.files.length) return; // the page says it
    const began = Date.now();
    wait.hidden = false;
    form.querySelector("button").setAttribute("aria-disabled", "true");
    // A line that is there before it is filled is announced.
    setTimeout(() => { line.textContent = line.dataset.begun; });
    telling = setInterval(() => {
      line.textContent = line.dataset.going.replace("00", Math.round((Date.now() - began) / 1000));
    }, TELLS_EVERY);
  });

  // Come back to, the page is as it was before it was sent.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    clearInterval(telling);
    telling = 0;
    wait.hidden = true;
    line.textContent = "";
    form.querySelector("button").removeAttribute("aria-disabled");
  });
}
