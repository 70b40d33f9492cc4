import type { SourceFile } from "./source-files.ts";

/** In prose a path is known by the top of the house that it begins with, or by being a document or settings at the root. */
const projectPath =
  /^(?:\.\/)?((?:src|stacks|test|toolchain|docs|deploy|\.ci)(?:\/[\w.-]+)*\/?|[A-Z]\w*\.(?:md|yaml))$/;

/** Paths in backticks that lead nowhere. */
export function deadPaths(documents: readonly SourceFile[], exists: (path: string) => boolean): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/`([^`\n]+)`/g)]
      .map(([, quoted = ""]) => projectPath.exec(quoted)?.[1])
      .filter((quoted) => quoted !== undefined && !exists(quoted))
      .map((quoted) => `${path}: ${quoted} does not exist`),
  );
}

/** Scripts that a document tells to run and that are not there. */
export function deadScripts(documents: readonly SourceFile[], scripts: Readonly<Record<string, unknown>>): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
      .map(([, run, short]) => run ?? short ?? "")
      .filter((script) => !Object.hasOwn(scripts, script))
      .map((script) => `${path}: there is no script ${script}`),
  );
}
