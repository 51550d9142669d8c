import { describe, expect, test } from "vitest";
import { RequestGone, withinRequest } from "../capacity/request-scope.ts";
import { startDocumentWorkers } from "./document-workers.ts";
import { renderDocument, renderMany } from "./render-document.ts";
import type { Template } from "./template.ts";
import { DocumentFault } from "./typeset.ts";
import { readPdf } from "./read-pdf.ts";
import { sampleLetter, type SampleLetter } from "./sample-letter.ts";
import { printableText } from "./template.ts";

const about = { title: "A sample letter", date: "2026-08-20" };

function letter(text: string, morePages = 0): SampleLetter {
  return { heading: "Dear reader", text, morePages };
}

async function printed(text: string): Promise<string> {
  const { pages } = await readPdf(renderDocument(sampleLetter, letter(text), about));
  return pages.join("\n");
}

describe("an accessible PDF", () => {
  test("says its title and its language, is tagged, claims PDF/UA and embeds its fonts", async () => {
    const bytes = renderDocument(sampleLetter, letter("Good morning"), about);
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ title: "A sample letter", language: "en-GB", isTagged: true });
    expect(pdf.structure).toContain("H1: Dear reader");
    expect(pdf.structure).toContain("P: Good morning");
    const source = Buffer.from(bytes).toString("latin1");
    expect(source).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(source.match(/\/FontFile[23] /g)?.length).toBe(source.match(/\/FontDescriptor \d/g)?.length);
  });

  test("is the same to the last byte for the same input, whatever was printed between", () => {
    const first = renderDocument(sampleLetter, letter("Once"), about);
    renderDocument(sampleLetter, letter("Something else", 3), { ...about, date: "2027-01-01" });
    expect(renderDocument(sampleLetter, letter("Once"), about)).toEqual(first);
    expect(renderDocument(sampleLetter, letter("Twice"), about)).not.toEqual(first);
    expect(renderDocument(sampleLetter, letter("Once"), { ...about, date: "2026-08-21" })).not.toEqual(first);
  });
});

describe("text from data", () => {
  test.each([
    '#eval("1 + 1") #panic() #{ 2 }',
    "*x* _y_ `z` $a^2$ = Not a heading",
    'O\'Brien & <Sons> "quoted" -- ~ @label <label>',
    "\\ / // no comment /* nor here */ https://example.org",
    "Łukasz Ŵyn Zoë Siân Ẁilym Đặng Ó Súilleabháin",
    "Δημήτρης Иван",
  ])("is printed as it stands: %s", async (text) => {
    expect((await printed(text)).replaceAll("\n", " ")).toContain(text);
  });

  test("a letter written as two characters is printed as one", async () => {
    expect(await printed("Zoe\u0308 W\u0302yn")).toContain("Zoë Ŵyn");
  });

  test("control characters, turned writing and halves of characters cannot stop or deceive", async () => {
    expect(printableText("a\u0000b\u0007c\u202ed\u2066e\ufefff\tg")).toBe("abcdef g");
    expect(printableText("one\r\ntwo\rthree\u2028four")).toBe("one\ntwo\nthree\nfour");
    expect(await printed("half \ud800 of one")).toContain("half \ufffd of one");
  });

  test("a character that no font shows is printed as U+FFFD, and the others stay", async () => {
    expect(await printed("Li Ming (李明) & Zoë 😀")).toContain("Li Ming (\ufffd\ufffd) & Zoë");
  });
});

describe("many documents in one file", () => {
  test("follow one another, each with its own page numbers", async () => {
    const items = [letter("First", 1), letter("Second"), letter("Third", 2)];
    const { pages } = await readPdf(renderMany(sampleLetter, items, about));
    const numbers = pages.map((page) => /Page (\d of \d)/.exec(page)?.[1]);
    expect(numbers).toEqual(["1 of 2", "2 of 2", "1 of 1", "1 of 3", "2 of 3", "3 of 3"]);
    expect(pages[2]).toContain("Second");
  });
});

describe("what cannot be printed", () => {
  const broken: Template<string> = { file: sampleLetter.file, view: (text) => ({ text }) };

  test("is a document fault that names what is missing", () => {
    expect(() => renderDocument(broken, "x", about)).toThrow(DocumentFault);
    expect(() => renderDocument(broken, "x", about)).toThrow(/heading/);
    expect(() => renderDocument({ ...sampleLetter, file: "/nowhere.typ" }, letter("x"), about)).toThrow(DocumentFault);
    expect(() => renderDocument(sampleLetter, letter("x"), { ...about, title: "" })).toThrow(/title/);
  });

  test("in a worker fails that job only", async () => {
    const workers = startDocumentWorkers(1);
    const failing = workers.renderDocument(broken, "x", about);
    const working = workers.renderDocument(sampleLetter, letter("x"), about);
    await expect(failing).rejects.toThrow(DocumentFault);
    expect(await working).toEqual(renderDocument(sampleLetter, letter("x"), about));
    await workers.stop();
  });
});

describe("workers", () => {
  test("answer each with its own document, more jobs than workers, the same bytes as here", async () => {
    const workers = startDocumentWorkers(2);
    const letters = Array.from({ length: 7 }, (_, at) => letter(`Letter ${at}`, at % 3));
    const answers = await Promise.all(letters.map((one) => workers.renderDocument(sampleLetter, one, about)));
    expect(answers).toEqual(letters.map((one) => renderDocument(sampleLetter, one, about)));
    expect(await workers.renderMany(sampleLetter, letters, about)).toEqual(renderMany(sampleLetter, letters, about));
    await workers.stop();
  });

  test("when too many wait refuse at once who comes, and set what waited", async () => {
    const workers = startDocumentWorkers(1, 2);
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() => workers.renderDocument(sampleLetter, letter("x"), about)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    expect(outcomes.at(-1)).toMatchObject({ reason: { name: "Error", statusCode: 503 } });
    await workers.stop();
  });

  test("give up what nobody waits for any more, also while it is being set, and set the rest", async () => {
    const workers = startDocumentWorkers(1);
    const [running, waiting] = [new AbortController(), new AbortController()];
    const long = letter("x", 400);
    const ask = ({ signal }: AbortController) =>
      withinRequest({ signal, leave: () => undefined }, () => workers.renderDocument(sampleLetter, long, about));
    const given = Promise.allSettled([ask(running), ask(waiting)]);
    const kept = workers.renderDocument(sampleLetter, letter("kept"), about);
    waiting.abort();
    running.abort();
    expect((await given).map((outcome) => outcome.status === "rejected" && outcome.reason)).toEqual([
      expect.any(RequestGone),
      expect.any(RequestGone),
    ]);
    expect(await kept).toEqual(renderDocument(sampleLetter, letter("kept"), about));
    await expect(ask(running)).rejects.toThrow(RequestGone);
    await workers.stop();
  });

  test("when stopped refuse what waits, what runs and what comes later", async () => {
    const workers = startDocumentWorkers(1);
    const outcomes = Promise.allSettled([1, 2, 3].map(() => workers.renderDocument(sampleLetter, letter("x"), about)));
    await workers.stop();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(["rejected", "rejected", "rejected"]);
    await expect(workers.renderDocument(sampleLetter, letter("x"), about)).rejects.toThrow("stopped");
  });
});
