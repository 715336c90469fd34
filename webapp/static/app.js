// What JavaScript adds to pages that do without it: answers saved as they are given, questions that open and close,
// a link that copies itself.
"use strict";

const TRIES_EVERY = 5000; // milliseconds between two tries while the connection is down

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.copied;
  });
}

document.getElementById("summary")?.focus();

const form = document.getElementById("answers");
if (form) keepAnswers(form);

function keepAnswers(form) {
  const state = document.getElementById("save-state");
  const texts = form.dataset;
  const waiting = new Map(); // question id -> what is to be saved, the last one given
  let saving = null; // the promise of the save under way
  let stuck = false; // refused, or changed elsewhere: only sending the page can tell more
  let leaving = false;
  let hiding = 0;

  function say(text, kind) {
    clearTimeout(hiding);
    state.textContent = text;
    state.dataset.state = kind;
    state.hidden = false;
    if (kind === "saved") hiding = setTimeout(() => { state.hidden = true; }, 2500);
  }

  // One save at a time: each needs the revision that the one before gave.
  function flush() {
    saving ??= work().finally(() => { saving = null; });
    return saving;
  }

  async function work() {
    while (waiting.size && !stuck) {
      const [question, answer] = waiting.entries().next().value;
      say(texts.textSaving, "saving");
      const reply = await send(answer);
      if (!reply) {
        say(texts.textFailed, "failed");
        setTimeout(flush, TRIES_EVERY);
        return;
      }
      if (waiting.get(question) === answer) waiting.delete(question);
      await take(reply, question);
    }
  }

  async function send(answer) {
    try {
      const reply = await fetch(texts.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
        body: JSON.stringify({ ...answer, sheet: texts.sheet, revision: Number(form.elements.revision.value) }),
      });
      if (reply.status >= 500) return null;
      return { status: reply.status, data: await reply.json() };
    } catch {
      return null;
    }
  }

  async function take({ status, data }, question) {
    if (status === 200) {
      form.elements.revision.value = data.revision;
      tell(question, "", data.warning);
      advance(data);
      say(texts.textSaved, "saved");
      await follow(data.asked);
    } else if (status === 422) {
      tell(question, data.message, "");
      state.hidden = true;
    } else {
      stuck = true;
      say(status === 409 ? texts.textConflict : texts.textRefused, "failed");
    }
  }

  function advance(data) {
    document.getElementById("progress").value = data.percent;
    document.getElementById("progress-text").textContent = data.progress;
    document.getElementById("pages").innerHTML = data.pages;
  }

  function tell(question, mistake, warning) {
    const holder = form.querySelector(`[data-question="${CSS.escape(question)}"]`);
    if (!holder) return;
    const block = holder.closest(".block");
    const id = `${holder.id}-mistake`;
    document.getElementById(id)?.remove();
    block.classList.toggle("block-mistaken", Boolean(mistake) || Boolean(block.querySelector(".mistake")));
    for (const field of holder.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      field.toggleAttribute("aria-invalid", false);
      if (mistake) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", id);
      } else if (field.getAttribute("aria-describedby") === id) field.removeAttribute("aria-describedby");
    }
    if (mistake) place(holder, id, mistake);
    const look = holder.querySelector("[data-warning]");
    if (look) {
      look.textContent = warning;
      look.hidden = !warning;
    }
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

  form.addEventListener("change", (event) => {
    const holder = event.target.closest("[data-question]");
    if (!holder) return;
    alone(event.target);
    waiting.set(holder.dataset.question, given(holder));
    flush();
  });

  // The page is sent once what is being saved is saved, so that its revision is the last one.
  form.addEventListener("submit", async (event) => {
    if (leaving || (!saving && !waiting.size)) {
      leaving = true;
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    await flush();
    if (waiting.size && !stuck) return; // the connection is down: stay, and say so
    leaving = true;
    form.requestSubmit(submitter);
  });

  window.addEventListener("online", flush);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  window.addEventListener("beforeunload", (event) => { if (waiting.size && !leaving) event.preventDefault(); });
}
