import { permissions, roles } from "#platform";
import { code, markdownTable } from "./markdown.ts";

/** Which role allows what. */
export function permissionsPage(): string {
  const held = Object.entries(roles).map(([name, role]) => ({ name, ...role, allows: new Set<string>(role.allows) }));
  const rows = Object.entries(permissions).map(([name, about]) =>
    [code(name), about, ...held.map((role) => (role.allows.has(name) ? "yes" : ""))]);
  const titles = held.map((role) => `${role.title} (${role.side})`);
  return `# Permissions\n\nWhat each role allows. A person may hold several roles; nobody holds what no role of ` +
    `theirs allows.\n\n${
    markdownTable(["Permission", "Allows", ...titles], rows)}\n`;
}
