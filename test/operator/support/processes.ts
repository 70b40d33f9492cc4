import { readdir, readFile } from "node:fs/promises";
import { waitUntil } from "../../../src/foundation/wait.ts";

export type RunningProcess = { readonly pid: number; readonly parent: number; readonly command: string };

/** Every process of this machine as it is now, with its arguments. */
export async function processes(): Promise<RunningProcess[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map(describeProcess));
  return all.filter((each) => each !== undefined);
}

/** Waits until `look` is satisfied; throws after 20 s. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const seen = await waitUntil(async () => (await look()) || undefined, { limitMs: 20_000, everyMs: 20 });
  if (seen === undefined) throw new Error(`Waited in vain until ${what}.`);
  return seen;
}

/** proc(5): state and parent follow the command's closing bracket. A zombie counts as gone. */
async function describeProcess(pid: number): Promise<RunningProcess | undefined> {
  const [stat, command] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""),
    readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""),
  ]);
  const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!state || state === "Z") return undefined;
  return { pid, parent: Number(parent), command: command.replaceAll("\0", " ") };
}
