/** The id that the official plugin keeps in a state for a resource of several keys: base64 pairs in order of the keys. */
export function encodeStateId(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}:${encode(value)}`)
    .join("-");
}

export function decodeStateId(id: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const pair of id.split("-")) {
    const [name, value] = pair.split(":");
    if (name && value) parts.set(decode(name), decode(value));
  }
  return parts;
}

function encode(text: string): string {
  return Buffer.from(text).toString("base64");
}

function decode(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
