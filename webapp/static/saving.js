// Answers saved as they are given, each at its own address against what the page was served with there; questions that
// open and close; a page that is sent once, and goes on by itself when the connection is back.
"use strict";

const TRIES_EVERY = 5000; // milliseconds between two tries while the connection is down
const PAUSE = 1000; // milliseconds without a key after which what is being typed is saved
const SLOW = 5000; // milliseconds after which a page that is being sent says that it takes long
const SOON = 300; // milliseconds below which nothing need be said of a save under way
const MOST_KEPT_ALIVE = 60000; // bytes that a browser sends after its page is closed

keepAnswers(document.getElementById("answers"));

function keepAnswers(form) {
  const state = document.getElementById("save-state");
  const texts = form.dataset;
  const waiting = new Map(); // address -> what is to be saved there, the last one given
  const typing = new Map(); // address -> the pause that is waited for
  const sent = new Map(); // address -> what was sent and has no receipt
  let saving = null; // the promise of the save under way
  let failing = false;
  let held = false; // the page waits for what is being saved before it is sent
  let leaving = false;
  let wanted = null; // the button of a page that waits for the connection
  let doubtful = null; // the question that deserves a second look since the page is being sent
  let speaking = 0;

  // The region stays where it is and only its words change: those are read out.
  function say(text, kind, after = 0) {
    clearTimeout(speaking);
    state.dataset.state = kind;
    const tell = () => {
      state.textContent = text;
      if (kind === "saved") speaking = setTimeout(hush, text.length > 60 ? 10000 : 2500);
    };
    if (after) state.textContent = "";
    if (after) speaking = setTimeout(tell, after);
    else tell();
  }

  function hush() {
    clearTimeout(speaking);
    state.textContent = "";
    delete state.dataset.state;
  }

  const holderOf = (address) => form.querySelector(`[data-address="${CSS.escape(address)}"]`);
  const known = (holder, what) => holder?.querySelector(`input[data-${what}]`);

  function save(holder, quiet = false) {
    const { address } = holder.dataset;
    clearTimeout(typing.get(address));
    typing.delete(address);
    const { values, said } = given(holder);
    waiting.set(address, { value: { values, said }, quiet, hurried: false });
  }

  function flush() {
    saving ??= work().finally(() => { saving = null; });
    return saving;
  }

  async function work() {
    while (waiting.size) {
      const [address, operation] = waiting.entries().next().value;
      if (!operation.quiet && !failing) say(texts.textSaving, "saving", SOON);
      if (!(await settle(address, operation))) {
        setTimeout(flush, TRIES_EVERY);
        return;
      }
    }
    if (wanted) goOn(wanted.submitter);
  }

  // Whether the server answered: then what it says is shown.
  async function settle(address, operation) {
    const reply = await send(address, operation);
    failing = !reply.status || reply.status >= 500;
    if (failing) {
      say(reply.status ? texts.textBusy : texts.textFailed, "failed");
      return false;
    }
    sent.delete(address);
    if (waiting.get(address) === operation) waiting.delete(address);
    await take(reply, address, operation);
    return true;
  }

  async function send(address, operation, again = true) {
    const holder = holderOf(address);
    const before = sent.get(address) ?? [];
    sent.set(address, [...before, operation.value]);
    const body = JSON.stringify({
      address,
      value: operation.value,
      base: Number(known(holder, "base")?.value ?? 0),
      served: known(holder, "served")?.value ?? null,
      sent: before,
      sheet: texts.sheet,
    });
    const headers = { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value };
    try {
      const keepalive = new Blob([body]).size < MOST_KEPT_ALIVE;
      const reply = await fetch(texts.save, { method: "POST", headers, body, keepalive });
      const data = await reply.json().catch(() => ({}));
      if (reply.status === 400 && data.csrf_token && again) {
        form.elements.csrf_token.value = data.csrf_token;
        return send(address, operation, false);
      }
      return { status: reply.status, data };
    } catch {
      return { status: 0 };
    }
  }

  async function take({ status, data }, address, operation) {
    const holder = holderOf(address);
    if (status === 200) {
      if (holder) served(holder, data);
      advance(data);
      if (operation.quiet && state.dataset.state !== "failed") return;
      if (holder) tell(holder, "", data.warning, data.looked);
      say([texts.textSaved, data.warning].filter(Boolean).join(". "), "saved");
      await follow(data.asked);
    } else if (status === 422) {
      if (!operation.quiet && holder) tell(holder, data.message, "");
      hush();
    } else {
      if (status === 409 && holder) differ(holder, data);
      say(status === 409 ? texts.textConflict : texts.textRefused, "failed");
    }
  }

  function served(holder, data) {
    known(holder, "base").value = data.base;
    known(holder, "served").value = data.served;
  }

  function advance(data) {
    const pages = document.getElementById("pages");
    document.getElementById("progress").value = data.percent;
    document.getElementById("progress-text").textContent = data.progress;
    const at = pages.contains(document.activeElement) ? document.activeElement.value : null;
    pages.innerHTML = data.pages;
    if (at !== null) pages.querySelector(`[value="${CSS.escape(at)}"]`)?.focus();
  }

  // Two screens gave different answers: both are shown, and nothing is saved there until one is chosen.
  function differ(holder, data) {
    tell(holder, data.message, "");
    const choice = document.createElement("template");
    choice.innerHTML = data.choice;
    const one = choice.content.firstElementChild;
    one.dataset.base = data.base;
    one.dataset.served = data.served;
    document.getElementById(`${holder.id}-mistake`).after(one);
  }

  function choose(holder, radio) {
    const choice = radio.closest(".differing");
    const theirs = choice.querySelector("[value=theirs]").dataset.fields;
    served(holder, choice.dataset);
    const { values, said } = given(holder);
    if (radio.value === "theirs" || JSON.stringify([values, said]) === theirs) fill(holder, JSON.parse(radio.dataset.fields));
    save(holder);
    flush().then(() => holder.focus());
  }

  function fill(holder, [values, said]) {
    for (const field of holder.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      if (field.closest(".differing")) continue;
      if (!["radio", "checkbox"].includes(field.type)) field.value = values[0] ?? "";
      else field.checked = field.name.endsWith(":said") ? field.value === said : values.includes(field.value);
    }
  }

  function tell(holder, mistake, warning, looked = "") {
    const block = holder.closest(".block");
    const id = `${holder.id}-mistake`;
    document.getElementById(id)?.remove();
    holder.querySelector(".differing")?.remove();
    if (mistake) place(holder, id, mistake);
    block.classList.toggle("block-mistaken", Boolean(block.querySelector(".mistake")));
    const look = holder.querySelector("[data-warning]");
    if (look) {
      if (warning && look.hidden) doubtful = holder;
      look.textContent = warning;
      look.hidden = !warning;
      if (warning) hasLooked(look, looked);
    }
    const described = mistake ? id : warning && look ? look.id : "";
    for (const field of holder.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      field.toggleAttribute("aria-invalid", false);
      field.removeAttribute("aria-describedby");
      if (mistake) field.setAttribute("aria-invalid", "true");
      if (described) field.setAttribute("aria-describedby", described);
    }
  }

  // What was said under the field need not be asked once more when the page is sent.
  function hasLooked(look, value) {
    let marker = look.parentElement.querySelector("[name=looked]");
    if (!marker) {
      marker = document.createElement("input");
      marker.type = "hidden";
      marker.name = "looked";
      look.after(marker);
    }
    marker.value = value;
  }

  function place(holder, id, mistake) {
    const line = document.createElement("p");
    const kind = document.createElement("span");
    line.className = "mistake";
    line.id = id;
    line.setAttribute("role", "alert");
    kind.className = "unseen";
    kind.textContent = `${texts.textMistake} `;
    line.append(kind, mistake);
    const before = holder.querySelector(".choices, [data-warning], .with-unit, textarea, select, input:not([type=hidden])");
    if (holder.matches("tr")) holder.querySelector("th").append(line);
    else before.before(line);
  }

  // The server says which questions are asked now; where that differs from the page, the page is asked for again,
  // and only the blocks that come or go are touched.
  async function follow(asked) {
    const shown = [...form.querySelectorAll("[name=asked]")].map((marker) => marker.value);
    if (asked.length === shown.length && asked.every((question) => shown.includes(question))) return;
    const reply = await fetch(form.action).catch(() => null);
    if (!reply?.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("blocks");
    const there = document.getElementById("blocks");
    for (const block of [...there.children]) if (!fresh.querySelector(`[id="${block.id}"]`)) block.remove();
    let opened = 0;
    let last = null;
    for (const block of [...fresh.children]) {
      const known = document.getElementById(block.id);
      if (!known) {
        block.classList.add("block-new");
        if (last) last.after(block); else there.prepend(block);
        opened += 1;
      }
      last = document.getElementById(block.id);
    }
    say(`${texts.textSaved}. ${opened ? texts.textOpened : texts.textClosed}`, "saved");
  }

  // What is typed is saved after a pause, quietly: what is half typed is not yet a mistake.
  form.addEventListener("input", (event) => {
    const holder = event.target.closest("[data-address]");
    if (!holder || !event.target.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
    const { address } = holder.dataset;
    alone(event.target);
    clearTimeout(typing.get(address));
    typing.set(address, setTimeout(() => { save(holder, true); flush(); }, PAUSE));
  });

  form.addEventListener("change", (event) => {
    const holder = event.target.closest("[data-address]");
    if (!holder) return;
    if (event.target.closest(".differing")) {
      choose(holder, event.target);
      return;
    }
    alone(event.target);
    save(holder);
    flush();
  });

  function stopTyping() {
    for (const address of [...typing.keys()]) {
      const holder = holderOf(address);
      if (holder) save(holder);
      clearTimeout(typing.get(address));
      typing.delete(address);
    }
  }

  // The tab may be about to close: everything goes at once, and arrives though the page is gone.
  function hurry() {
    if (leaving) return;
    stopTyping();
    for (const [address, operation] of waiting) {
      if (!operation.hurried) settle(address, operation);
      operation.hurried = true;
    }
  }

  function busy(on) {
    for (const button of form.elements) if (button.type === "submit") button.toggleAttribute("aria-disabled", on);
    for (const button of form.elements) if (button.type === "submit" && on) button.setAttribute("aria-disabled", "true");
  }

  function away() {
    leaving = true;
    wanted = null;
    busy(true);
    say(texts.textSending, "saving", SOON);
    setTimeout(() => say(texts.textSlow, "saving"), SLOW);
    setTimeout(() => { leaving = false; busy(false); }, 4 * SLOW); // whoever stopped it may send it again
  }

  // The list of pages may have been made anew since one of its buttons was pressed.
  function goOn(submitter) {
    const buttons = [...form.elements].filter((one) => one.type === "submit");
    const button = buttons.find((one) => one.name === submitter?.name && one.value === submitter?.value) ?? buttons[0];
    wanted = null;
    setTimeout(() => form.requestSubmit(button)); // not while the first event is under way
  }

  function stay(submitter) {
    wanted = { submitter };
    say(texts.textOffline, "failed");
  }

  form.addEventListener("submit", async (event) => {
    const { submitter } = event;
    if (leaving || held) {
      event.preventDefault();
      return;
    }
    wanted = null;
    stopTyping();
    if (new URLSearchParams(new FormData(form)).toString().length > Number(texts.most)) {
      event.preventDefault();
      say(texts.textLong, "failed");
      return;
    }
    if (!saving && !waiting.size) {
      if (navigator.onLine) away();
      else {
        event.preventDefault();
        stay(submitter);
      }
      return;
    }
    event.preventDefault();
    held = true;
    busy(true);
    doubtful = null;
    await flush();
    held = false;
    busy(false);
    if (waiting.size) stay(submitter);
    else if (doubtful && !form.querySelector(".mistake")) doubtful.focus();
    else goOn(submitter);
  });

  window.addEventListener("online", () => (waiting.size ? flush() : wanted && goOn(wanted.submitter)));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") hurry(); });
  window.addEventListener("pagehide", hurry);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (failing || form.querySelector(".differing"))) event.preventDefault();
  });
}
