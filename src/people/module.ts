import { namesOf as personNames } from "./staff/people.ts";
import { defineModule } from "#platform/module";
import { accountLife } from "./account-life.ts";
import { acts } from "./acts.ts";
import { paths as clientPaths } from "./clients/paths.ts";
import { directory } from "./directory.ts";
import { personInvited, roleEnded, roleGiven } from "./events.ts";
import { jobs } from "./jobs.ts";
import { otherTables, personalData } from "./personal-data.ts";
import * as refusals from "./refusals.ts";
import { routes } from "./routes.ts";
import { sealedColumns } from "./sealed.ts";
import { paths as signOnPaths } from "./single-sign-on/paths.ts";
import { paths as staffPaths } from "./staff/paths.ts";
import { deliveryLife } from "./webhooks/delivery-life.ts";
import { endpointLife } from "./webhooks/endpoint-life.ts";
import { webhookSubscribers } from "./webhooks/hear-events.ts";

/** People: accounts, signing in, staff and their roles, and the systems of centres with their keys and webhooks. */
export const people = defineModule({
  name: "people",
  permissions: {
    "people.view": "See who has an account, and what it allows",
    "people.manage": "Invite people, give them roles and end roles",
    "people.appoint": "Appoint a centre's head and exams officer",
    "clients.manage": "Give a centre's own systems access, and revoke it",
    "privacy.report": "Make a report of what is held about a person",
    "system.manage": "Connect single sign-on and end every session",
  },
  grants: {
    finance: ["audit.view"],
    certificates: ["audit.view"],
    "post-results": ["audit.view"],
    results: ["audit.view", "proposals.view"],
    awarding: ["audit.view", "proposals.view"],
    assessment: ["audit.view"],
    moderation: ["audit.view"],
    "special-requirements": ["audit.view"],
    entries: ["audit.view"],
    "head-of-centre": ["audit.view", "people.view", "people.manage", "clients.manage", "privacy.report"],
    "exams-officer": ["audit.view", "people.view", "people.manage", "clients.manage", "privacy.report"],
    "deputy-exams-officer": ["audit.view", "people.view"],
    "customer-support": ["audit.view", "people.view"],
    approvals: ["audit.view", "people.view", "people.appoint"],
    compliance: ["audit.view", "people.view", "privacy.report"],
    administrator: [
      "audit.view",
      "proposals.view",
      "people.view",
      "people.manage",
      "people.appoint",
      "clients.manage",
      "privacy.report",
      "system.manage",
    ],
  },
  acts,
  refusals: Object.values(refusals),
  routes,
  jobs,
  hears: webhookSubscribers,
  events: [personInvited, roleGiven, roleEnded],
  cycles: {
    "access.person.state": accountLife,
    "webhooks.endpoint.state": endpointLife,
    "webhooks.delivery.status": deliveryLife,
  },
  navigation: {
    centre: [
      { text: "Staff", href: staffPaths.centre.list(), needs: "people.view", order: 80 },
      { text: "Systems", href: clientPaths.systems(), needs: "clients.manage", order: 81 },
    ],
    board: [
      { text: "People", href: staffPaths.board.list(), needs: "people.view", order: 80 },
      { text: "Centres' systems", href: clientPaths.systemsOfCentres(), needs: "people.view", order: 81 },
      { text: "Single sign-on", href: signOnPaths.providers(), needs: "system.manage", order: 82 },
    ],
  },
  subjects: {
    person: {
      names: personNames,
      centre: { needs: "people.view", at: ([person = ""]) => staffPaths.centre.person({ person }) },
      board: { needs: "people.view", at: ([person = ""]) => staffPaths.board.person({ person }) },
    },
  },
  personalData,
  notPersonal: otherTables,
  sealedColumns,
  directory,
});
