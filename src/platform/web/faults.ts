import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { newId } from "../database/new-id.ts";
import { sendReply, stranger } from "./send-reply.ts";

/**
 * The one place where a fault ends: logged with a reference that the person is shown, never with a stack on the page.
 */
export async function reportFault(
  app: App, fault: unknown, request: FastifyRequest, reply: FastifyReply,
): Promise<FastifyReply> {
  const status = statusOf(fault);
  if (status < 500) {
    const [code, text] = clientFaults[status]
      ?? ["request-not-understood", "The request could not be understood. Check it and send it again."];
    return sendReply(
      { app, request, reply, ...stranger }, { kind: "refused", status, refusals: [{ code, text }] },
    );
  }
  const reference = newId().slice(-12);
  app.log(
    `fault ${reference} ${request.method} ${request.routeOptions.url ?? "?"} ` +
      `${fault instanceof Error ? fault.stack : String(fault)}`,
  );
  const text =
    `Something went wrong on our side and nothing was changed. Try again; if it happens again, quote reference ` +
      `${reference}.`;
  return sendReply({ app, request, reply, ...stranger }, {
    kind: "refused", status: 500, refusals: [{ code: "fault", text }],
  });
}

const clientFaults: Record<number, readonly [string, string]> = {
  413: ["file-too-large", "The file is larger than 25 MB. Send a smaller file, or split it."],
  415: ["media-type-unknown", "The content type of the request is not one we read. Send a form, a file or JSON."],
};

/** PostgreSQL keeps no NUL in a text: nobody types one, and what was sent with one cannot be meant. */
const nulCodes: readonly unknown[] = ["22021", "22P05"];

function statusOf(fault: unknown): number {
  if (fault instanceof Error && "code" in fault && nulCodes.includes(fault.code)) return 400;
  return fault !== null && typeof fault === "object" && "statusCode" in fault && typeof fault.statusCode === "number"
    ? fault.statusCode : 500;
}
