// Waiting for the dossier: the page is asked for again until the dossier is there, and then it is downloaded.
"use strict";

const LOOKS_EVERY = 1000; // milliseconds
const COMING = ["waiting", "working"];

const there = () => document.getElementById("preparation");
const navigation = performance.getEntriesByType("navigation")[0];

if (COMING.includes(there().dataset.state)) setTimeout(look, LOOKS_EVERY);
// Not when the page is loaded again, or come back to; and once it is whole, which a download would interrupt.
else if (navigation?.type === "navigate") addEventListener("load", () => setTimeout(fetchDossier));

async function look() {
  const reply = await fetch(location.href).catch(() => null); // the connection may come back
  if (reply?.status === 404) return location.reload(); // the answers were deleted: the page says so
  if (reply?.ok) show(new DOMParser().parseFromString(await reply.text(), "text/html"));
  if (COMING.includes(there().dataset.state)) setTimeout(look, LOOKS_EVERY);
}

// The line that tells where the dossier is stays in its place, so that a screen reader says what changes in it.
function show(page) {
  const fresh = page.getElementById("preparation");
  const line = document.getElementById("preparation-text");
  const text = page.getElementById("preparation-text").textContent;
  if (line.textContent !== text) line.textContent = text;
  // Not announced: it changes every few seconds.
  document.getElementById("preparation-time").textContent = page.getElementById("preparation-time").textContent;
  if (fresh.dataset.state === there().dataset.state) return;
  const held = there().contains(document.activeElement);
  const coming = COMING.includes(fresh.dataset.state);
  there().dataset.state = fresh.dataset.state;
  if (coming) return;
  there().querySelector("h1").textContent = fresh.querySelector("h1").textContent;
  there().querySelector("progress").remove();
  there().querySelector(".actions").replaceWith(fresh.querySelector(".actions"));
  if (held) there().querySelector(".actions a, .actions button").focus();
  fetchDossier();
}

function fetchDossier() {
  const link = document.getElementById("download");
  if (link) location.assign(link.href);
}
