// The fields of one question, in the wizard and in the preview: what they say, and which put each other out.
"use strict";

function given(holder) {
  const question = holder.dataset.question;
  const fields = [...holder.querySelectorAll("input, select, textarea")].filter((field) => field.type !== "hidden");
  const on = (field) => !["radio", "checkbox"].includes(field.type) || field.checked;
  const said = fields.find((field) => field.name === `${question}:said` && field.checked);
  const values = fields.filter((field) => field.name === question && on(field)).map((field) => field.value);
  return { question, values, said: said ? said.value : "" };
}

// « Je ne sais pas » and the answers put each other out; so does « rien de tout cela ».
function alone(field) {
  if (field.type === "radio" || (field.type === "checkbox" && !field.checked)) return;
  const holder = field.closest("[data-question]");
  const others = [...holder.querySelectorAll("input[type=checkbox]")].filter((other) => other !== field);
  if (field.matches("[data-said]")) {
    for (const other of others) other.checked = false;
    for (const text of holder.querySelectorAll("input[type=text], textarea")) text.value = "";
  } else {
    for (const other of others) {
      if (field.matches("[data-alone]") || other.matches("[data-alone], [data-said]")) other.checked = false;
    }
  }
}
