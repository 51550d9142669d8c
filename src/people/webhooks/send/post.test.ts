import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { type Receiver, startReceiver } from "../fixture.ts";
import { post, postLimits } from "./post.ts";
import { isPublic } from "./public-address.ts";
import { type NetworkAddress, type Resolve, safeAddresses } from "./safe-address.ts";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
afterEach(() => {
  receiver.received.length = 0;
  receiver.answer = (response) => void response.end("taken");
});

const here: NetworkAddress = { address: "127.0.0.1", family: 4 };
const nowhere: Resolve = () => Promise.reject(new Error("no such name"));
const message = (url: string, resolve: Resolve = nowhere, demo = true) => ({
  url,
  headers: { "content-type": "application/json" },
  payload: "{}",
  demo,
  resolve,
});

test.each([
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "100.64.0.1",
  "100.127.255.255",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.8",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:8.8.8.8",
  "::ffff:7f00:1",
  "::ffff:169.254.169.254",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "not an address",
  "",
])("%s is not public", (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "100.63.255.255",
  "100.128.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "9.255.255.255",
  "192.167.255.255",
  "223.255.255.255",
  "2606:4700::1111",
  "2a00:1450::1",
  "2001:4860:4860::8888",
])("%s is public", (address) => {
  expect(isPublic(address)).toBe(true);
});

test.each([
  ["http://example.org/", "scheme-not-https"],
  ["ftp://example.org/", "scheme-not-https"],
  ["https://127.0.0.1/", "address-not-public"],
  ["https://[::1]/", "address-not-public"],
  ["https://2130706433/", "address-not-public"],
  ["https://0x7f.1/", "address-not-public"],
  ["https://017700000001/", "address-not-public"],
  ["https://[::ffff:10.0.0.1]/", "address-not-public"],
  ["https://169.254.169.254/latest/meta-data", "address-not-public"],
  ["https://unknown.example.org/", "name-unknown"],
])("%s is refused as %s", async (url, code) => {
  await expect(safeAddresses(new URL(url), false, nowhere)).rejects.toMatchObject({ code });
});

test("a name that leads to one public and one private address is refused, whichever comes first", async () => {
  const [open, closed] = [
    { address: "8.8.8.8", family: 4 },
    { address: "10.0.0.7", family: 4 },
  ] as const;
  for (const found of [
    [open, closed],
    [closed, open],
  ]) {
    await expect(safeAddresses(new URL("https://mixed.example.org/"), false, async () => found)).rejects.toMatchObject({
      code: "address-not-public",
    });
  }
  expect(await safeAddresses(new URL("https://open.example.org/"), false, async () => [open])).toEqual([open]);
});

test("outside a demonstration nothing is sent to this machine, however it is called", async () => {
  for (const host of ["127.0.0.1", "localhost", "[::1]", "any.example.org"]) {
    const url = `https://${host}:${receiver.port}/hook`;
    const outcome = await post(message(url, async () => [here], false));
    expect([outcome.status, outcome.fault]).toEqual([null, expect.stringContaining("not public")]);
  }
  expect((await post(message(receiver.url, nowhere, false))).fault).toBe("Messages are sent by https only.");
  expect(receiver.received).toHaveLength(0);
});

test("on a demonstration http goes to this machine and nowhere else", async () => {
  expect(await post(message(receiver.url))).toMatchObject({ status: 200, answer: "taken", fault: null });
  const out = await post(message("http://example.org/", async () => [{ address: "93.184.216.34", family: 4 }]));
  expect([out.status, out.fault]).toEqual([null, "On a demonstration messages by http go to this machine only."]);
});

test("the connection goes to the address that was checked: a name that changes its mind leads nowhere", async () => {
  const answers = [[here], [{ address: "127.0.0.2", family: 4 } as const]];
  let asked = 0;
  const rebinding: Resolve = async () => answers[asked++] ?? [];
  const outcome = await post(message(`http://rebinding.invalid:${receiver.port}/hook`, rebinding));
  expect([outcome.status, asked, receiver.received.length]).toEqual([200, 1, 1]);
  expect(receiver.received[0]?.headers.host).toBe(`rebinding.invalid:${receiver.port}`);
});

test("redirects are not followed", async () => {
  const trap = await startReceiver();
  receiver.answer = (response) => void response.writeHead(302, { location: trap.url }).end();
  expect((await post(message(receiver.url))).status).toBe(302);
  expect(trap.received).toHaveLength(0);
  await trap.close();
});

test("only the first bytes of an answer are read, even of one without an end", async () => {
  let stopped = false;
  receiver.answer = (response) => {
    const flow = setInterval(() => response.write("x".repeat(300)), 1);
    response.on("close", () => {
      stopped = true;
      clearInterval(flow);
    });
  };
  const outcome = await post(message(receiver.url));
  expect([outcome.status, outcome.answer]).toEqual([200, "x".repeat(postLimits.answerBytes)]);
  await expect.poll(() => stopped).toBe(true);
});

test("who does not answer in time is left; who says a status and then nothing is heard", async () => {
  receiver.answer = () => undefined;
  const silent = await post(message(receiver.url), 100);
  expect([silent.status, silent.fault]).toEqual([null, "No answer within 0.1 seconds."]);
  receiver.answer = (response) => {
    response.writeHead(200);
    response.write("half\0");
  };
  expect(await post(message(receiver.url), 200)).toMatchObject({ status: 200, answer: "half", fault: null });
  const never: Resolve = () => new Promise(() => undefined);
  expect((await post(message("http://slow.invalid/", never), 100)).fault).toBe("No answer within 0.1 seconds.");
});

test("what is no web server, and where nothing listens, is said in words", async () => {
  const babble = createServer(
    (socket) =>
      void socket
        .on("error", () => undefined)
        .resume()
        .end("hello\r\n\r\n"),
  );
  await new Promise<void>((resolve) => babble.listen(0, "127.0.0.1", resolve));
  const { port } = babble.address() as AddressInfo;
  expect((await post(message(`http://127.0.0.1:${port}/`))).fault).toMatch(/^The connection failed/);
  await new Promise((resolve) => babble.close(resolve));
  expect((await post(message(`http://127.0.0.1:${port}/`))).fault).toBe("No system is listening at this address.");
});
