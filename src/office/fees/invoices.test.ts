import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type FeesSite, feesSite } from "./fixture.ts";

let fees: FeesSite;
beforeAll(async () => {
  fees = await feesSite();
  await fees.send(1, { 1: ["J277", "J560H"], 2: ["J277"] });
  await fees.send(1, { 1: ["J277"] }, "99998");
  await fees.deliver();
});
afterAll(() => fees.site.close());

const issue = (centre = "") => fees.board.post("/board/fees/invoices/issue", { series: "6A26", centre });
const pay = (invoice: string, amount: string, reference: string, receivedOn = "2026-03-01") =>
  fees.board.post(`/board/fees/invoices/${invoice}/payment`, { amount, reference, receivedOn });
const documents = () =>
  fees.rows("select centre_id, kind, number, credits, net, vat, total from fees.document order by kind desc, number");
const lineOf = async (option: string, candidate: number) => {
  const where = `centre_id = '99999' and option = '${option}' and candidate_id = ${candidate} and kind = 'charge'`;
  return String((await fees.rows(`select line_id from fees.line where ${where}`))[0]?.["line_id"]);
};

test("what can still be refunded is not invoiced yet", async () => {
  const refused = await issue();
  expect([refused.status, refused.body.includes("There is nothing to invoice or credit")]).toEqual([422, true]);
  const other = await fees.board.post("/board/fees/invoices/issue", { series: "6A25", centre: "" });
  expect(other.body).toContain("Nothing has been charged in that series");
  expect(await documents()).toEqual([]);
});

test("the invoices of all centres are issued at once, with VAT as the price list has it, their audit row and events", async () => {
  fees.setTime("2026-03-01T10:00:00Z");
  await fees.rows("update catalogue.vat_rates set treatment = 'standard', percent = 17 where service = ''");
  const done = await issue();
  expect([done.status, done.headers["location"]]).toEqual([303, "/board/fees/invoices?issued=2"]);
  expect(await documents()).toEqual([
    { centre_id: "99998", kind: "invoice", number: 1, credits: null, net: 4850, vat: 825, total: 5675 },
    { centre_id: "99999", kind: "invoice", number: 2, credits: null, net: 14550, vat: 2474, total: 17024 },
  ]);
  expect(await fees.rows("select distinct status from fees.line")).toEqual([{ status: "invoiced" }]);
  const acts = await fees.rows(
    "select person_id, subject_id, centre_id from audit.act where action = 'issue-invoices'",
  );
  expect(acts).toEqual([{ person_id: "bof", subject_id: "6A26", centre_id: null }]);
  const events = await fees.rows(
    "select centre_id, body from platform.outbox where name = 'invoice-issued' order by 1",
  );
  expect(events).toMatchObject([
    { centre_id: "99998", body: { document: "INV-000001", total: 5675 } },
    { centre_id: "99999", body: { document: "INV-000002", kind: "invoice", total: 17024 } },
  ]);
  expect((await issue()).body).toContain("There is nothing to invoice or credit");
  expect((await fees.board.get("/board/fees/invoices?issued=2")).body).toContain("Issued: 2 invoices.");
});

test("a centre reads its own invoice on every face, and another centre's is not there", async () => {
  const page = await fees.finance.get("/centre/fees/invoices/INV-000002");
  expect(page.status).toBe(200);
  for (const text of ["£170.24", "J560H", "To pay", "31 March 2026"]) expect(page.body).toContain(text);
  const csv = (await fees.officer.get("/centre/fees/invoices/INV-000002/csv")).body.split("\r\n");
  expect(csv.slice(1, 3)).toEqual([
    "INV-000002,entry,J277,Computer Science,2,4850,9700,17,1649",
    "INV-000002,entry,J560H,Mathematics Higher,1,4850,4850,17,825",
  ]);
  const api = JSON.parse((await fees.officer.get("/api/v1/invoices/INV-000002")).body);
  expect([api.total, api.state, api.items.length]).toEqual([17024, "to-pay", 2]);
  for (const path of ["", "/pdf", "/csv"]) {
    const address = `/centre/fees/invoices/INV-000002${path}`;
    const answers = [await fees.neighbour.get(address), await fees.teacher.get(address)];
    expect(answers.map(({ status }) => status)).toEqual([404, 403]);
  }
  expect((await fees.neighbour.get("/api/v1/invoices/INV-000002")).status).toBe(404);
  expect((await fees.neighbour.get("/centre/fees/invoices")).body).not.toContain("INV-000002");
  expect((await fees.officer.get("/centre/fees/invoices/INV-000099")).status).toBe(404);
});

test("the invoice is printed as an accessible document, of the same bytes each time", async () => {
  const { bytes, headers } = await fees.officer.get("/centre/fees/invoices/INV-000002/pdf");
  expect(headers["content-type"]).toBe("application/pdf");
  const read = await readPdf(bytes);
  expect([read.title, read.language, read.isTagged]).toEqual([
    "Invoice INV-000002: centre 99999 Elm School",
    "en-GB",
    true,
  ]);
  const [text = ""] = read.pages;
  for (const part of [
    "Elm School",
    "AB1 2CD",
    "Computer Science",
    "£97.00",
    "Total to pay: £170.24",
    "31 March 2026",
  ]) {
    expect(text).toContain(part);
  }
  expect(read.structure.filter((each) => each.startsWith("TH:")).length).toBe(7);
  const again = await fees.board.get("/board/fees/invoices/INV-000002/pdf");
  expect(again.bytes.equals(bytes)).toBe(true);
});

test.each([
  ["no amount", "", "BACS 1", "2026-03-01", "Enter the amount in pounds and pence"],
  ["half a penny", "1.005", "BACS 1", "2026-03-01", "Enter the amount in pounds and pence"],
  ["a day to come", "10", "BACS 1", "2026-03-02", "today or earlier"],
  ["no reference", "10", "", "2026-03-01", "Enter the reference of the payment"],
  ["more than is to pay", "170.25", "BACS 1", "2026-03-01", "£170.25 is more than the £170.24 still to pay"],
])("a payment with %s is refused on the form", async (_title, amount, reference, day, text) => {
  const refused = await pay("INV-000002", amount, reference, day);
  expect([refused.status, refused.body.includes(text)]).toEqual([422, true]);
});

test("an invoice is paid in parts, each noted once; only who may, of an invoice that is there", async () => {
  expect((await pay("INV-000002", "£100", "BACS 1")).status).toBe(303);
  expect((await fees.board.get("/board/fees/invoices/INV-000002")).body).toContain("Part paid");
  expect((await pay("INV-000002", "10", "BACS 1")).body).toContain("is recorded for this invoice already");
  expect((await pay("INV-000002", "70.25", "BACS 2")).body).toContain("is more than the £70.24 still to pay");
  expect((await pay("INV-000099", "10", "BACS 1")).status).toBe(404);
  const nobody = await fees.results.post("/board/fees/invoices/INV-000002/payment", {});
  expect([nobody.status, (await fees.officer.post("/board/fees/invoices/issue", {})).status]).toEqual([403, 403]);
});

test("a charge is taken back for a reason, and a credit note follows for what was invoiced", async () => {
  const charge = `/board/fees/centres/99999/charges/${await lineOf("J560H", 1)}/waiver`;
  expect((await fees.board.get(charge)).body).toContain("Take back £48.50 for Mathematics Higher (J560H)");
  expect((await fees.board.post(charge, { reason: "withdrawn", note: "x" })).body).toContain("Choose a reason");
  expect((await fees.board.post(charge, { reason: "medical", note: "" })).body).toContain("what the decision rests on");
  const elsewhere = charge.replace("99999", "99998");
  expect((await fees.board.get(elsewhere)).status).toBe(404);
  expect((await fees.board.post(elsewhere, { reason: "medical", note: "A letter" })).status).toBe(404);
  fees.setTime("2026-08-14T10:00:00Z");
  const late = await fees.board.post(charge, { reason: "medical", note: "Certificate of 2 March" });
  expect(late.body).toContain("up to 1 week before results. That was 13 August 2026.");
  fees.setTime("2026-08-13T10:00:00Z");
  expect((await fees.board.post(charge, { reason: "medical", note: "Certificate of 2 March" })).status).toBe(303);
  expect((await fees.board.post(charge, { reason: "other", note: "Once more" })).body).toContain("taken back already");
  const done = await issue();
  expect(done.headers["location"]).toBe("/board/fees/invoices?issued=0&credited=1");
  expect((await documents()).at(-1)).toEqual({
    centre_id: "99999",
    kind: "credit-note",
    number: 1,
    credits: 2,
    net: 4850,
    vat: 825,
    total: 5675,
  });
  const [shown, note] = [
    (await fees.officer.get("/centre/fees/invoices/INV-000002")).body,
    (await fees.officer.get("/centre/fees/invoices/CN-000001")).body,
  ];
  expect([shown.includes("£13.49"), shown.includes("CN-000001"), note.includes("INV-000002")]).toEqual([
    true,
    true,
    true,
  ]);
  const pdf = await readPdf((await fees.officer.get("/centre/fees/invoices/CN-000001/pdf")).bytes);
  expect(pdf.pages[0]).toContain("This amount is taken off invoice INV-000002.");
  const printed = await readPdf((await fees.officer.get("/centre/fees/invoices/INV-000002/pdf")).bytes);
  expect(printed.pages[0]).toContain("Total to pay: £170.24");
});

test("an invoice whose rest is paid is paid, and so are its charges", async () => {
  expect((await pay("INV-000002", "13.49", "BACS 2")).status).toBe(303);
  expect((await fees.board.get("/board/fees/invoices/INV-000002")).body).toContain("Paid");
  const statuses = await fees.rows("select option, status from fees.line where centre_id = '99999' order by line_id");
  expect(statuses.map(({ option, status }) => `${String(option)} ${String(status)}`)).toEqual([
    "J277 paid",
    "J560H credited",
    "J277 paid",
    "J560H credited",
  ]);
  expect((await pay("INV-000002", "0.01", "BACS 3")).body).toContain("is more than the £0.00 still to pay");
});

test("invoices can be issued of one centre, and a charge that was not invoiced is waived without a credit note", async () => {
  fees.setTime("2026-03-10T10:00:00Z");
  await fees.send(2, { 2: ["J277", "J204"] });
  await fees.send(2, { 1: ["J277", "J204"] }, "99998");
  await fees.deliver();
  const waived = `/board/fees/centres/99999/charges/${await lineOf("J204", 2)}/waiver`;
  await fees.board.post(waived, { reason: "board-error", note: "We closed entries too early" });
  expect((await issue("99997")).body).toContain("Enter the number of a centre with charges");
  expect((await issue("99999")).headers["location"]).toBe("/board/fees/invoices?issued=1");
  const last = (await documents()).filter(({ kind }) => kind === "invoice").at(-1);
  expect(last).toMatchObject({ centre_id: "99999", number: 3, net: 2500 });
});

const document =
  "(centre_id, kind, number, series, issuer, centre_name, town, postcode, issued_on, due_on, net, vat, total, act_id)";
const copyOf = (number: string, net = "net") =>
  `insert into fees.document ${document} select centre_id, kind, ${number}, series, issuer, centre_name, town, postcode,
   issued_on, due_on, ${net}, vat, ${net} + vat, act_id from fees.document where kind = 'invoice' and number = 1`;

test.each([
  ["a change of an invoice", "update fees.document set total = 1", "permission denied"],
  ["a removal of one", "delete from fees.document", "permission denied"],
  ["a change of a line of one", "update fees.item set quantity = 9", "permission denied"],
  ["a change of a payment", "update fees.payment set pence = 1", "permission denied"],
  [
    "a line added to an issued invoice",
    `insert into fees.item select centre_id, kind, number, 99, service, option, title, quantity, each_pence, net, percent,
     vat from fees.item where number = 1 limit 1`,
    "What was issued never changes",
  ],
  ["a number left out", copyOf("9"), "Numbers of documents have no gaps"],
  ["a number used twice", copyOf("1"), "duplicate key"],
  ["an invoice without lines", copyOf("4"), "A document adds up to its lines"],
  [
    "a payment above what is to pay",
    `insert into fees.payment (centre_id, number, reference, pence, received_on, act_id)
     select centre_id, number, 'X', 5676, issued_on, act_id from fees.document where kind = 'invoice' and number = 1`,
    "More was paid than is to pay",
  ],
])("the database refuses the board %s", async (_title, text, why) => {
  await expect(fees.site.app.database.pools.board.query(text)).rejects.toThrow(why);
});

test.each(["fees.document", "fees.item", "fees.invoiced_line", "fees.payment", "fees.heard"])(
  "not even the owner of the tables changes or removes a row of %s",
  async (table) => {
    const client = await fees.site.app.database.pools.owner.connect();
    try {
      for (const change of [`update ${table} set centre_id = centre_id`, `delete from ${table}`]) {
        await client.query("begin");
        await client.query(`alter table ${table} no force row level security`);
        await expect(client.query(change)).rejects.toThrow("never changes");
        await client.query("rollback");
      }
    } finally {
      client.release();
    }
  },
);

test("the charging policy says what the rules do, for every family of a series", async () => {
  const { status, body } = await fees.site.visitor().get("/fees/charging-policy?series=6A26");
  expect(status).toBe(200);
  for (const text of ["GCSE (9 to 1)", "£25.00", "£50.00", "within 30 days", "Bereavement"])
    expect(body).toContain(text);
  const row = /Cambridge Technicals 2012<\/th>(.*?)<\/tr>/s.exec(body)?.[1] ?? "";
  expect([row.includes("No fee"), row.includes('datetime="2026-08-05T22:59:00Z"')]).toEqual([true, true]);
});
