import { initAll } from "/assets/govuk.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

/* Drop a file on the upload area: the file field takes it, and the form is sent as without a script. */
for (const area of document.querySelectorAll("[data-drop-area]")) {
  const field = area.querySelector('input[type="file"]');
  const over = (on) => (event) => {
    event.preventDefault();
    area.classList.toggle("acc-drop--over", on);
  };
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => {
    over(false)(event);
    if (field && event.dataTransfer?.files.length) {
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

/* Filters act at once where a page says so; without a script there is a button. */
for (const field of document.querySelectorAll("[data-submit-on-change]")) {
  field.addEventListener("change", () => field.form?.requestSubmit());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = !source || !navigator.clipboard;
  button.addEventListener("click", async () => {
    const lines = Array.from(source.children, (line) => line.textContent.trim());
    await navigator.clipboard.writeText(`${lines.join("\n")}\n`);
    button.textContent = "Copied";
  });
}

/* Work that goes on in the background shows how far it is; without a script the page itself says when to look again. */
for (const part of document.querySelectorAll("[data-refresh-seconds]")) {
  setTimeout(() => location.reload(), Number(part.dataset.refreshSeconds) * 1000);
}
