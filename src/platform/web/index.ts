/** Routes, requests and replies. */
export { declaresPermission } from "./gate.ts";
export { stopTaking } from "./queues.ts";
export { proposedJson, proposedPage } from "./proposed-reply.ts";
export {
  type ApiShape,
  file,
  json,
  notFound,
  page,
  redirect,
  refused,
  type Reply,
  type Route,
  tryLater,
  type UploadedFile,
  type WebRequest,
} from "./route.ts";
export { buildServer } from "./server.ts";
export { cookiesOf, deviceDays } from "./session-cookie.ts";
export { largeBody, fileBody } from "./size-limits.ts";
