// The workbench: sends each answer as it is given, waits for news of the files, and brings the page up to date in place.
"use strict";

const bench = document.getElementById("bench");
const news = document.getElementById("news");
let hiding = 0;
let asked = 0; // each page that is asked for has a number: an older one never replaces a newer one

function say(text, kind) {
  clearTimeout(hiding);
  news.textContent = text;
  news.dataset.state = kind;
  news.hidden = false;
  if (kind !== "failed") hiding = setTimeout(() => { news.hidden = true; }, 3500);
}

// What the author opened stays open, and what is being typed stays typed.
const CALLBACKS = { beforeAttributeUpdated: (name, node) => !(name === "open" && node.matches("details")) };

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("bench");
  if (!fresh) return;
  document.title = page.title;
  Idiomorph.morph(bench, fresh, { ignoreActiveValue: true, callbacks: CALLBACKS });
}

// On a phone the list of pages is one line: the page that is shown is brought into it.
function centre() {
  const page = bench.querySelector(".stops [aria-current]");
  if (page) page.closest("ul").scrollLeft = page.offsetLeft - page.closest("ul").clientWidth / 3;
}

centre();

async function ask(address, options) {
  const number = ++asked;
  try {
    const reply = await fetch(address, options);
    const html = await reply.text();
    if (!reply.ok) say("L’aperçu n’a pas pu être mis à jour : le terminal dit pourquoi.", "failed");
    else if (number === asked) show(html);
    return reply.ok;
  } catch {
    say("L’aperçu est arrêté. Relancez-le : la page reprendra.", "failed");
    return false;
  }
}

let sending = Promise.resolve(); // the last change sent: its reply already shows what the news would tell

function send(address, data) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data) };
  sending = ask(address + location.search, options);
  return sending;
}

document.addEventListener("change", async (event) => {
  const holder = event.target.closest("[data-question]");
  if (!holder) return;
  alone(event.target);
  if (await send("/reponse", given(holder))) say("Diagnostic à jour.", "saved");
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-send]");
  if (!form) return;
  event.preventDefault();
  if (await send(form.getAttribute("action"), Object.fromEntries(new FormData(form)))) say(bench.dataset.news, "saved");
});

// Going to another page of questions changes the left side only; a recommendation opens where it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.matches("[data-go]")) {
    event.preventDefault();
    history.pushState(null, "", link.href);
    go(link.hash);
  } else if (link.hash.startsWith("#rec-")) {
    event.preventDefault();
    history.pushState(null, "", link.hash);
    side("diagnosis");
    reveal(at(link.hash));
  }
});

let here = location.search; // the page of questions that is shown

async function go(hash) {
  here = location.search;
  side("questions");
  if (!(await ask(location.pathname + here))) return;
  centre();
  reveal(hash ? at(hash) : document.getElementById("main"));
}

const at = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));

function reveal(place) {
  if (!place) return;
  for (let up = place; up; up = up.parentElement) if (up.matches("details")) up.open = true;
  place.scrollIntoView({ block: "start" });
  (place.matches("details") ? place.querySelector("summary") : place).focus({ preventScroll: true });
}

// A step back may only leave a place of the page.
window.addEventListener("popstate", () => { if (location.search !== here) go(location.hash); });

function side(name) {
  document.documentElement.dataset.side = name;
  for (const button of document.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }
}

for (const button of document.querySelectorAll("[data-show]")) {
  button.addEventListener("click", () => { side(button.dataset.show); window.scrollTo(0, 0); });
}

const source = new EventSource("/suivi");
source.addEventListener("message", async (event) => {
  await sending;
  if (event.data === bench.dataset.version) return;
  if (await ask(location.pathname + location.search)) say(bench.dataset.news, "saved");
});
source.addEventListener("error", () => say("L’aperçu est arrêté. Relancez-le : la page reprendra.", "failed"));
source.addEventListener("open", () => { if (news.dataset.state === "failed") news.hidden = true; });
