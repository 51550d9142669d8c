/*
 * What is typed into a form (data-keep, with whose it is) and not saved: leaving the page asks first, and it is kept in
 * this tab of the browser. Back on the page, also after signing in again, it is put back and said. A row (the part of a
 * name after its first dot) whose version (v.) has changed meanwhile is left as it is now.
 */
const form = document.querySelector("form[data-keep]");
if (form) keepTyped(form);

function keepTyped(form) {
  const fields = [...form.elements].filter(({ name }) => /^[ms]\./.test(name));
  const shown = new Map(fields.map((field) => [field.name, field.value]));
  const key = `typed ${form.dataset.keep} ${location.pathname} ${valueOf(form, "series")}`;
  if (form.dataset.saved === "yes") sessionStorage.removeItem(key);
  const restored = form.dataset.unsaved === "yes" ? 0 : restore(form, key);
  if (restored > 0) say(form, restored, key);
  let sending = false;
  const changed = () => fields.filter((field) => field.value !== shown.get(field.name));
  const keep = () => {
    const kept = changed().map((field) => [field.name, field.value, versionOf(form, field.name)]);
    if (kept.length > 0) sessionStorage.setItem(key, JSON.stringify(kept));
    else if (form.dataset.unsaved !== "yes") sessionStorage.removeItem(key);
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && (changed().length > 0 || form.dataset.unsaved === "yes")) event.preventDefault();
  });
}

function restore(form, key) {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  let count = 0;
  for (const [name, value, version] of kept) {
    const field = form.elements.namedItem(name);
    if (!field || field.value === value || versionOf(form, name) !== version) continue;
    field.value = value;
    count += 1;
  }
  if (count === 0) sessionStorage.removeItem(key);
  return count;
}

function versionOf(form, name) {
  return valueOf(form, `v.${name.slice(2)}`);
}

function valueOf(form, name) {
  return form.elements.namedItem(name)?.value ?? "";
}

function say(form, count, key) {
  const place = document.getElementById("kept");
  if (!place) return;
  place.querySelector("[data-text]").textContent =
    count === 1
      ? "1 change that you made here and did not save is back on the page. Save to keep it."
      : `${count} changes that you made here and did not save are back on the page. Save to keep them.`;
  place.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    form.reset();
    place.hidden = true;
  });
  place.hidden = false;
}
