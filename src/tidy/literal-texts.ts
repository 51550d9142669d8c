import type { SourceFile } from "./source-file.ts";
import { child, isNode, type Node, nodesOf } from "./syntax.ts";

/** The texts that a file of TypeScript writes, each whole: strings that are added up are one, … is for what varies. */
export function literalTexts({ tree }: SourceFile): readonly string[] {
  return nodesOf(tree, "Literal", "TemplateLiteral", "BinaryExpression").flatMap((node) => {
    const text = textWritten(node);
    return text === undefined || text === "…" ? [] : [text.replaceAll(/\{\w+\}/g, "…")];
  });
}

function textWritten(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node["value"] === "string" ? node["value"] : undefined;
  if (node.type === "TemplateLiteral") return listOf(node, "quasis").map(cooked).join("…");
  if (node.type !== "BinaryExpression" || node["operator"] !== "+") return undefined;
  const parts = ["left", "right"]
    .map((side) => child(node, side))
    .map((part) => (part ? textWritten(part) : undefined));
  return parts.some((part) => part !== undefined) ? parts.map((part) => part ?? "…").join("") : undefined;
}

function cooked(quasi: Node): string {
  const { value } = quasi;
  return value !== null && typeof value === "object" && "cooked" in value ? String(value.cooked) : "";
}

function listOf(node: Node, name: string): readonly Node[] {
  const list = node[name];
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** Whether a text says the parts of a message, which … separates, in their order. */
export function saysInOrder(text: string, message: string): boolean {
  let from = 0;
  const plain = text.toLowerCase();
  for (const part of message
    .toLowerCase()
    .split("…")
    .map((each) => each.trim())
    .filter(Boolean)) {
    const at = plain.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
