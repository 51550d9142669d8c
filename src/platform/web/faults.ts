import type { FastifyReply, FastifyRequest } from "fastify";
import { nameNotOneLine, type Refusal } from "#kernel";
import type { App } from "../app/app.ts";
import { newId } from "../database/new-id.ts";
import { maskPersonal } from "../privacy/mask-personal.ts";
import {
  fault as faultHere,
  fieldsTooMany,
  filesTooMany,
  fileTooLarge,
  mediaTypeUnknown,
  requestNotUnderstood,
  tooBusy,
} from "../refusals.ts";
import { BodyExcessive } from "./bound-body.ts";
import { filesMax, partFieldsMax } from "./bound-parts.ts";
import { countGivenUp, isGivenUp } from "./requests-gone.ts";
import { sendReply, stranger } from "./send-reply.ts";
import { BodyTooLarge, sizeWords } from "./size-limits.ts";

/**
 * The one place where faults are handled: logged with a reference that the person is shown, never with a stack on the
 * page. When even that fails, the answer is one plain sentence (ASVS 5.0, 16.5.4).
 */
export async function reportFault(
  app: App,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    return await answerFault(app, fault, request, reply);
  } catch (second) {
    app.log(maskPersonal(`fault while answering a fault: ${String(second)}`));
    return reply.code(500).type("text/plain; charset=utf-8").send("Sorry, there is a problem with the service.\n");
  }
}

async function answerFault(
  app: App,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = isGivenUp(request) ? goneStatus : statusOf(fault);
  if (status === goneStatus) {
    countGivenUp(app);
    // Nobody is there to read an answer.
    return reply.code(status).send();
  }
  if (status === 503) {
    if (codeOf(fault) !== undefined)
      app.log(maskPersonal(`busy: ${request.method} ${routeOf(request)} ${String(fault)}`));
    return sendReply(
      { app, request, reply, ...stranger },
      { kind: "refused", status, retryAfterSeconds, refusals: [tooBusy.of({ seconds: retryAfterSeconds })] },
    );
  }
  if (status < 500) {
    const refusals = [clientFault(status, fault, request)];
    return sendReply({ app, request, reply, ...stranger }, { kind: "refused", status, refusals });
  }
  const reference = newId().slice(-12);
  app.log(
    maskPersonal(
      `fault ${reference} ${request.method} ${routeOf(request)} ` +
        `${fault instanceof Error ? fault.stack : String(fault)}`,
    ),
  );
  return sendReply(
    { app, request, reply, ...stranger },
    { kind: "refused", status: 500, refusals: [faultHere.of({ reference })] },
  );
}

/** After how many seconds a program may try again when there is no room. */
const retryAfterSeconds = 30;

function clientFault(status: number, fault: unknown, request: FastifyRequest): Refusal {
  if (codeOf(fault) === "FST_FILES_LIMIT") return filesTooMany.of({ most: filesMax });
  if (fault instanceof BodyExcessive) return fault.refusal;
  if (isHiddenName(fault)) return nameNotOneLine.of();
  const code = codeOf(fault);
  if (code === "FST_FIELDS_LIMIT" || code === "FST_PARTS_LIMIT") return fieldsTooMany.of({ most: partFieldsMax });
  if (status === 413) {
    const most = fault instanceof BodyTooLarge ? fault.most : request.routeOptions.bodyLimit;
    return fileTooLarge.of({ most: sizeWords(most) });
  }
  return status === 415 ? mediaTypeUnknown.of() : requestNotUnderstood.of();
}

function codeOf(fault: unknown): unknown {
  return fault instanceof Error && "code" in fault ? fault.code : undefined;
}

/** The database refused a name that is not one line: the rule of an act that did not ask. */
function isHiddenName(fault: unknown): boolean {
  return codeOf(fault) === "23514" && fault instanceof Error && "constraint" in fault
    ? fault.constraint === "one_line_name"
    : false;
}

/** PostgreSQL keeps no NUL in a text: no one types one, so what was sent with one is a mistake. */
const nulCodes: readonly unknown[] = ["22021", "22P05"];

/**
 * The database had no time: a statement or a lock took too long, no connection came free, or one waited too long for
 * us.
 */
const busyCodes: readonly unknown[] = ["57014", "55P03", "25P03", "no-connection", "53300"];

/** The status that is logged for a request that its sender gave up: RFC 9110 has none. */
const goneStatus = 499;

function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? "?";
}

function statusOf(fault: unknown): number {
  if (isHiddenName(fault)) return 422;
  if (nulCodes.includes(codeOf(fault))) return 400;
  if (busyCodes.includes(codeOf(fault))) return 503;
  return fault !== null && typeof fault === "object" && "statusCode" in fault && typeof fault.statusCode === "number"
    ? fault.statusCode
    : 500;
}
