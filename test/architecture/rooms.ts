import type { Import } from "./source-files.ts";

/** The rooms of the house from the outside in: an import goes down this list only. */
const downwards = [
  "main",
  "web",
  "cli",
  "api",
  "services",
  "runs",
  "operator",
  "audit",
  "billing",
  "atlas",
  "stacks",
  "database",
  "domain",
  "foundation",
];

/** What the rooms beside the list may import. */
const beside: Readonly<Record<string, readonly string[]>> = {
  local: ["domain", "foundation"],
  toolchain: [],
  test: [...downwards, "local", "toolchain"],
};

/** The room of a file: `src/api/hospitals/show.ts` lies in `api`, `stacks/hospital/program.ts` in `stacks`. */
export function roomOf(file: string): string {
  const [top = "", room = ""] = file.split("/");
  return top === "src" ? room : top;
}

/** Whether a file of one room may import a file of another. */
export function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  const besides = beside[from];
  if (besides) return besides.includes(to);
  if (to === "local") return from === "main";
  const [source, target] = [downwards.indexOf(from), downwards.indexOf(to)];
  return source >= 0 && target > source;
}

/** What pages may take along into a browser; of everything else below them they may know the types. */
const forBrowsers = /^src\/(web\/|api\/client\.ts$|domain\/)/;

/** Imports by which pages would take along what belongs on the server: `imports` are those of values. */
export function notForBrowsers(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => roomOf(from) === "web" && !forBrowsers.test(to))
    .map(({ from, to }) => `${from} takes ${to} into a browser`);
}

/** The imports that go a forbidden way, each in one line. */
export function misdirected(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !mayImport(roomOf(from), roomOf(to)))
    .map(({ from, to }) => `${from} imports ${to}: ${roomOf(from)} may not import ${roomOf(to)}`);
}
