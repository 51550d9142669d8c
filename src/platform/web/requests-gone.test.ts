import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { testSite } from "../../start/test-site.ts";
import { json, type Route } from "./route.ts";

const send: Route = {
  name: "send",
  face: "api",
  method: "POST",
  path: "/api/send",
  permission: "public",
  scope: "public",
  summary: "x",
  takes: { files: 5_000_000 },
  handle: async () => json({}),
};

const halves = {
  "a form": "content-type: application/x-www-form-urlencoded\r\ncontent-length: 900\r\n\r\nname=",
  JSON: 'content-type: application/json\r\ncontent-length: 900\r\n\r\n{"marks": [',
  "a file": "content-type: application/octet-stream\r\ncontent-length: 4000000\r\n\r\nsome bytes",
  "a form with files": "content-type: multipart/form-data; boundary=b\r\ncontent-length: 900\r\n\r\n--b\r\n",
  "a body in chunks": "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[[\r\n",
};

const starts = ["POST /api/send", "POST /api/nowhere", "PUT /api/send", "POST /nowhere"];
const cases = starts.flatMap((start) => Object.entries(halves).map(([what, half]) => [start, what, half] as const));

test.each(cases)("whoever goes in the middle of %s with %s is counted, and no fault", async (start, _what, half) => {
  const logged: string[] = [];
  const site = await testSite([send], { log: (line) => logged.push(line) });
  try {
    await site.server.listen({ host: "127.0.0.1", port: 0 });
    const place = site.server.server.address();
    const port = place !== null && typeof place === "object" ? place.port : 0;
    for (const leave of ["destroy", "end", "destroy"] as const) {
      const socket = connect(port, "127.0.0.1").on("error", () => undefined);
      socket.write(`${start} HTTP/1.1\r\nhost: localhost\r\n${half}`);
      const arrived = new Promise((resolve) => site.server.server.once("request", resolve));
      await arrived;
      // The gate asks the database before the body is read.
      await pause(100);
      socket[leave]();
    }
    const isRoute = start === "POST /api/send";
    if (isRoute) while (logged.length === 0) await pause(20);
    // The others are handled too, and add no line of their own. What is no address may be answered before they go.
    await pause(300);
    const line = "given up: 1 request by those who sent them";
    expect([isRoute ? [[line]] : [[line], []]].flat()).toContainEqual(logged);
  } finally {
    await site.close();
  }
});
