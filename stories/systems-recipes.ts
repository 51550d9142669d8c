import type { Known } from "./known.ts";
import type { Recipes } from "./recipes.ts";

/** The pages of a centre's systems and webhooks, and the board's list. */
export function systemPages({ centre, systems }: Known): Recipes {
  const [home, hooks] = ["/centre/systems", "/centre/systems/webhooks"];
  const [client, hook] = [`${home}/${systems.client}`, `${hooks}/${systems.endpoint}`];
  return {
    "list-clients": [home, `${home}?search=nothing-like-it`, `${home}?state=revoked&done=revoked`],
    "ask-make-client": [`${home}/make`],
    "show-client": [client, `${home}/${systems.revoked}`],
    "ask-rotate-client-secret": [`${client}/secret`],
    "ask-revoke-client": [`${client}/revocation`],
    "list-all-clients": ["/board/systems", "/board/systems?search=nothing-like-it", `/board/systems?centre=${centre}`],
    "ask-revoke-any-client": [`/board/systems/${centre}/${systems.client}/revocation`],
    "list-endpoints": [hooks, `${hooks}?done=removed`],
    "ask-make-endpoint": [`${hooks}/make`],
    "show-endpoint": [hook, `${hook}?status=failed`, `${hook}?again=3`],
    "show-delivery": [`${hook}/messages/${systems.delivery}`],
    "ask-change-endpoint": [`${hook}/change`],
    "ask-rotate-endpoint-secret": [`${hook}/secret`],
    "ask-remove-endpoint": [`${hook}/removal`],
    "ask-replay-deliveries": [`${hook}/replay`],
  };
}
