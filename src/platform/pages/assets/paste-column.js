/*
 * A column of fields (data-column), each of a row with a number and a name (data-number, data-name). What is pasted from
 * a spreadsheet is matched by number where it has a column of numbers, and otherwise fills downwards; it is shown before
 * it is put in, and refused whole when any of it does not fit. Enter and the arrow keys move by rows.
 */
const columns = Map.groupBy(document.querySelectorAll("input[data-column]"), (field) => field.dataset.column);

for (const fields of columns.values()) {
  fields.forEach((field, place) => {
    field.addEventListener("paste", (event) => paste(event, fields, place));
    field.addEventListener("keydown", (event) => move(event, fields, place));
    field.addEventListener("focus", () => field.select());
  });
}

function paste(event, fields, place) {
  const text = event.clipboardData?.getData("text") ?? "";
  const rows = rowsOf(text);
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return;
  event.preventDefault();
  const placed = placeRows(rows, fields, place);
  const panel = document.getElementById?.("pasted");
  if (panel) show(panel, placed, fields);
  else if (!placed.problem) putIn(placed, fields);
}

/* The cells of what was copied, without blank rows at its end and without a heading. */
function rowsOf(text) {
  const rows = text.split(/\r\n|\r|\n/).map((line) => line.split("\t").map((cell) => cell.trim()));
  while (rows.length > 1 && rows.at(-1).every((cell) => cell === "")) rows.pop();
  const isHeading = rows.length > 1 && rows[0].every((cell) => !/\d/.test(cell)) && rows[0].some((cell) => cell !== "");
  const hasDigits = rows.slice(1).some((row) => row.some((cell) => /\d/.test(cell)));
  return isHeading && hasDigits ? rows.slice(1) : rows;
}

/* Which value goes into which field, or what is wrong with the whole of it. */
function placeRows(rows, fields, place) {
  const width = Math.max(...rows.map((row) => row.length));
  const column = (at) => rows.map((row) => row[at] ?? "");
  const filled = Array.from({ length: width }, (_, at) => at).filter((at) => column(at).some((cell) => cell !== ""));
  const placed =
    filled.length > 1
      ? byNumber(rows, filled, fields)
      : downwards(column(filled[0] ?? 0), fields, place);
  if (placed.problem) return placed;
  const wrong = placed.values.find(({ field, value }) => value !== "" && !fits(field, value));
  return wrong
    ? { problem: `“${wrong.value}” for ${nameOf(wrong.field)} is not a mark from 0 to ${wrong.field.dataset.max}.` }
    : placed;
}

function downwards(values, fields, place) {
  if (values.every((value) => /^0\d{3}$/.test(value))) {
    return { problem: "These are candidate numbers. Copy the column of marks with them." };
  }
  const room = fields.length - place;
  if (values.length > room) {
    return {
      problem: `You pasted ${values.length} values, but there are ${room} candidates from ${nameOf(fields[place])} down.`,
    };
  }
  return { values: values.map((value, index) => ({ field: fields[place + index], value })) };
}

function byNumber(rows, filled, fields) {
  const known = new Map(fields.map((field) => [field.dataset.number ?? "", field]).filter(([number]) => number !== ""));
  if (known.size < fields.length) {
    return { problem: "You pasted several columns. Copy only the column of marks." };
  }
  const cells = (at) => rows.map((row) => row[at] ?? "").filter((cell) => cell !== "");
  const looksLike = (at) => cells(at).every((cell) => /^\d{1,4}$/.test(cell)) && new Set(cells(at)).size === cells(at).length;
  const matching = filled.filter((at) => looksLike(at) && cells(at).every((cell) => known.has(cell.padStart(4, "0"))));
  const written = filled.filter((at) => looksLike(at) && cells(at).some((cell) => /^0\d{3}$/.test(cell)));
  const numbers = written.length === 1 ? written : matching;
  if (numbers.length !== 1) {
    return { problem: "It is not clear which column has the candidate numbers. Copy one column of 4-digit numbers and one of marks." };
  }
  const stranger = cells(numbers[0]).find((cell) => !known.has(cell.padStart(4, "0")));
  if (stranger !== undefined) return { problem: `Candidate ${stranger.padStart(4, "0")} is not on this page.` };
  const others = filled.filter((at) => at !== numbers[0] && cells(at).some((cell) => /\d/.test(cell)));
  if (others.length !== 1) {
    return { problem: "It is not clear which column has the marks. Copy the candidate numbers and one column of marks." };
  }
  const nameless = rows.find((row) => (row[numbers[0]] ?? "") === "" && (row[others[0]] ?? "") !== "");
  if (nameless) return { problem: `“${nameless[others[0]]}” has no candidate number beside it.` };
  const values = rows.flatMap((row) => {
    const field = known.get((row[numbers[0]] ?? "").padStart(4, "0"));
    return field ? [{ field, value: row[others[0]] ?? "" }] : [];
  });
  return { values };
}

function fits({ dataset: { max } }, value) {
  return max === undefined || (/^\d{1,4}$/.test(value) && Number(value) <= Number(max));
}

function nameOf({ dataset: { number = "", name = "" } }) {
  return `${number} ${name}`.trim();
}

/* Blank cells leave what is there. */
function putIn({ values }, fields) {
  for (const { field, value } of values) {
    if (value === "") continue;
    field.value = value;
    field.dispatchEvent?.(new Event("input", { bubbles: true }));
  }
  (values.at(-1)?.field ?? fields[0]).focus();
}

/* What will be put where, to be confirmed; or why nothing was. */
function show(panel, placed, fields) {
  panel.replaceChildren();
  panel.hidden = false;
  if (placed.problem) {
    panel.append(part("p", `Nothing was pasted. ${placed.problem}`, "govuk-error-message"));
  } else {
    const given = placed.values.filter(({ value }) => value !== "");
    panel.append(part("h2", `Check ${given.length} pasted marks`, "govuk-heading-m"), list(placed.values));
    panel.append(
      button(`Enter ${given.length} marks`, "govuk-button", () => {
        panel.hidden = true;
        putIn(placed, fields);
      }),
      " ",
      button("Cancel", "govuk-button govuk-button--secondary", () => {
        panel.hidden = true;
        fields[0].focus();
      }),
    );
  }
  panel.focus();
}

function list(values) {
  const table = part("table", "", "govuk-table");
  const body = part("tbody", "", "govuk-table__body");
  for (const { field, value } of values) {
    const row = part("tr", "", "govuk-table__row");
    const change = value === "" ? "blank: stays as it is" : field.value === "" || field.value === value ? value : `${value}, in place of ${field.value}`;
    row.append(part("th", nameOf(field), "govuk-table__header"), part("td", change, "govuk-table__cell"));
    body.append(row);
  }
  table.append(body);
  return table;
}

function button(text, className, onPress) {
  const made = part("button", text, className);
  made.type = "button";
  made.addEventListener("click", onPress);
  return made;
}

function part(name, text, className) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function move(event, fields, place) {
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  fields[place + step]?.focus();
}
