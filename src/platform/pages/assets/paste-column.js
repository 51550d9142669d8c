/* A column of fields (data-column): a column pasted from a spreadsheet fills downwards; Enter and the arrow keys move by rows. */
const columns = Map.groupBy(document.querySelectorAll("input[data-column]"), (field) => field.dataset.column);

for (const fields of columns.values()) {
  fields.forEach((field, place) => {
    field.addEventListener("paste", (event) => paste(event, fields, place));
    field.addEventListener("keydown", (event) => move(event, fields, place));
    field.addEventListener("focus", () => field.select());
  });
}

function paste(event, fields, place) {
  const lines = (event.clipboardData?.getData("text") ?? "").replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines.length < 2) return;
  event.preventDefault();
  lines.slice(0, fields.length - place).forEach((line, index) => {
    fields[place + index].value = line.split("\t")[0].trim();
  });
  fields[Math.min(place + lines.length, fields.length) - 1].focus();
}

function move(event, fields, place) {
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  fields[place + step]?.focus();
}
