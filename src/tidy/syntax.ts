/** A node of a syntax tree: ESTree with TypeScript, as the parser of the test runner makes it. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

export function isNode(value: unknown): value is Node {
  return (
    value !== null &&
    typeof value === "object" &&
    "type" in value &&
    typeof value.type === "string" &&
    "start" in value &&
    "end" in value
  );
}

/** Every node of a tree, parents first. */
export function walk(node: Node): readonly Node[] {
  const known = walked.get(node);
  if (known) return known;
  const found: Node[] = [];
  const ahead = [node];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    found.push(next);
    ahead.push(...childrenOf(next).toReversed());
  }
  if (node.type === "Program") walked.set(node, found);
  return found;
}

/** The nodes of whole files, which every check asks for. */
const walked = new WeakMap<Node, readonly Node[]>();

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** The nodes of a tree of one of some types. */
export function nodesOf(tree: Node | undefined, ...types: readonly string[]): readonly Node[] {
  return tree ? walk(tree).filter((node) => types.includes(node.type)) : [];
}

/** The child of a name, when it is a node. */
export function child(node: Node, name: string): Node | undefined {
  const value = node[name];
  return isNode(value) ? value : undefined;
}

/** The text of a name, as in `identifier.name` or `literal.value`. */
export function textOf(node: Node | undefined, name: string): string | undefined {
  const value = node?.[name];
  return typeof value === "string" ? value : undefined;
}

/** The value of a property written as a string in an object, such as `name: "make-entry"`. */
export function stringProperty(object: Node | undefined, name: string): string | undefined {
  const property = properties(object).find((one) => textOf(child(one, "key"), "name") === name);
  return property ? textOf(child(property, "value"), "value") : undefined;
}

function properties(object: Node | undefined): readonly Node[] {
  const list = object?.["properties"];
  return Array.isArray(list) ? list.filter(isNode).filter((one) => one.type === "Property") : [];
}

/** The calls of a function by name, with their arguments. */
export function callsOf(
  tree: Node | undefined,
  name: string,
): readonly { readonly call: Node; readonly args: readonly Node[] }[] {
  return nodesOf(tree, "CallExpression")
    .filter((call) => textOf(child(call, "callee"), "name") === name)
    .map((call) => ({ call, args: Array.isArray(call["arguments"]) ? call["arguments"].filter(isNode) : [] }));
}
