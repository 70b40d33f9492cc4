import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Step } from "../../../toolchain/setup/obtain.mjs";

/** Puts a shell script in a folder, to stand on PATH as a program of that name. */
export function putProgram(folder: string, name: string, script: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** What one source of a step answers. */
export async function look<T>({ sources }: Step<T>, from: string) {
  const source = sources.find((candidate) => candidate.from === from);
  if (!source) throw new Error(`there is no source ${from}`);
  return await source.look();
}
