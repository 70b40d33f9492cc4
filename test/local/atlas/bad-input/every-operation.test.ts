import { expect, test } from "vitest";
import { operations } from "../../../../src/local/atlas/catalogue.ts";
import { errorTable } from "../../../../src/local/atlas/http/error-table.ts";
import { useInhabitedAtlas } from "./inhabited-atlas.ts";
import { rawAsk } from "./raw-ask.ts";

const inhabited = useInhabitedAtlas();
const codes = new Set(Object.keys(errorTable));
const kilobyte = 1024;

const badBodies: readonly [string, Buffer | string, string?][] = [
  ["half an object", '{"name":'],
  ["no JSON at all", "hello"],
  ["a bare text", '"text"'],
  ["a number", "7"],
  ["null", "null"],
  ["a list of lists", "[[]]"],
  [
    "wrong types everywhere",
    '{"name":[],"orgId":{},"tags":7,"roles":"x","value":"x","providerSettings":[],"paused":"yes"}',
  ],
  ["an unknown attribute", '{"unheardOf":true}'],
  ["a prototype", '{"__proto__":{"name":"x"},"constructor":1}'],
  ["ten thousand brackets", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ["broken UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ["two megabytes", `{"name":"${"x".repeat(2 * kilobyte * kilobyte)}"}`],
  ["a form", "name=x", "application/x-www-form-urlencoded"],
  ["XML", "<name>x</name>", "application/xml"],
];

const strangeNames = [
  ...[
    "none",
    "%2e%2e%2f%2e%2e",
    "..%2F..%2Fetc%2Fpasswd",
    "%00",
    "%0d%0aX-Evil:1",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...["%F0%9F%8F%A5", "%E0%A4%A", "%ff", "a%2Fb", "'%20OR%201=1--", "*", "x".repeat(2_000), "404", "%2520"],
];

const withBody = operations.filter(({ method }) => method === "POST" || method === "PATCH");

test.each(withBody)("$method $path takes no nonsense for a body, and keeps none of it", async ({ method, path }) => {
  const { local, groupId, look } = inhabited();
  let before = await look();
  for (const [name, body, type] of badBodies) {
    const answer = await rawAsk(local, method, fill(path, groupId), body, type);
    expect([name, answer.status >= 200 && answer.status < 500]).toEqual([name, true]);
    const after = await look();
    if (answer.status >= 400) {
      expect(codes, `${name}: ${answer.text}`).toContain(answer.code);
      expect([name, after === before]).toEqual([name, true]);
    }
    before = after;
  }
});

test.each(operations)("$method $path finds nothing under strange names, and does nothing", async ({ method, path }) => {
  const { local, groupId, look } = inhabited();
  if (!path.includes(":")) return;
  const before = await look();
  for (const name of strangeNames) {
    for (const full of [fill(path, groupId, name), path.replaceAll(/:\w+(\{[^}]*\})?/g, name)]) {
      if (full === fill(path, groupId)) continue;
      const answer = await rawAsk(local, method, full, method === "POST" || method === "PATCH" ? "{}" : undefined);
      expect([full, answer.status >= 400 && answer.status < 500]).toEqual([full, true]);
      expect(codes, answer.text).toContain(answer.code);
    }
  }
  expect((await look()) === before).toBe(true);
});

/** The path of an operation, with what is there in its places or, where a name is given, the project and that name. */
function fill(path: string, groupId: string, name?: string): string {
  const there: Readonly<Record<string, string>> = {
    ...{ groupId, orgId: inhabited().local.atlas.orgId },
    clusterName: name ?? "m10",
    target: `${name ?? "m10"}${/\{\[\^\/\]\+(:\w+)\}/.exec(path)?.[1] ?? ""}`,
    name: name ?? "flex",
    databaseName: "admin",
    username: name ?? "app",
    entryValue: name ?? "192.0.2.1",
    limitName: name ?? "atlas.project.deployment.clusters",
  };
  return path.replaceAll(
    /:(\w+)(\{[^}]*\})?(?=\/|$)/g,
    (_whole, parameter: string) => there[parameter] ?? name ?? "none",
  );
}
