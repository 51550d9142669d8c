import type { Directory } from "#platform/app";
import { isOfClient } from "./clients/client.ts";
import { actorOfClient, findClient } from "./clients/find-client.ts";
import { paths as clientPaths } from "./clients/paths.ts";
import { recordSignInEvent } from "./sign-in-event.ts";
import { findActorAtBoard, findHolders } from "./second-person/find-holders.ts";
import { findSession } from "./sessions/find-session.ts";
import { countRequest } from "./throttle/count-request.ts";

/** What the platform asks about people. */
export const directory: Directory = {
  findSession,
  isOfSystem: isOfClient,
  findSystem: async (app, token, network) => {
    const client = await findClient(app, token, network);
    return client && actorOfClient(client);
  },
  findActorAtBoard,
  findHolders,
  countRequest,
  recordSignInEvent,
  tokenPath: clientPaths.token(),
};
