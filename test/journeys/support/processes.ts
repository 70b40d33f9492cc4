import { readdir, readFile, readlink } from "node:fs/promises";

/** A process as the kernel shows it. `command` is its whole command line, arguments separated by spaces. */
export type SeenProcess = { readonly pid: number; readonly parent: number; readonly command: string };

/** Every process of this machine whose command line, environment or working directory names the folder. Needs /proc. */
export async function processesIn(folder: string): Promise<SeenProcess[]> {
  const seen = await Promise.all((await allPids()).map((pid) => ifIn(folder, pid)));
  return seen.filter((process) => process !== undefined);
}

/** The processes that `pid` started, and those that they started. */
export async function descendantsOf(pid: number): Promise<SeenProcess[]> {
  const everybody = (await Promise.all((await allPids()).map(look))).filter((process) => process !== undefined);
  const childrenOf = (parent: number): SeenProcess[] =>
    everybody.filter((process) => process.parent === parent).flatMap((child) => [child, ...childrenOf(child.pid)]);
  return childrenOf(pid);
}

/** Which of them still run; a process that merely got the same id has another command line. */
export async function stillRunning(processes: readonly SeenProcess[]): Promise<SeenProcess[]> {
  const now = await Promise.all(processes.map(({ pid }) => look(pid)));
  return processes.filter(({ command }, index) => now[index]?.command === command);
}

export async function allPids(): Promise<number[]> {
  return (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function ifIn(folder: string, pid: number): Promise<SeenProcess | undefined> {
  const process = await look(pid);
  if (!process) return undefined;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => "");
  const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
  return [process.command, cwd, environment].some((text) => text.includes(folder)) ? process : undefined;
}

/** Undefined when the process is gone; a zombie, which has no command line any more, counts as gone. */
async function look(pid: number): Promise<SeenProcess | undefined> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const command = commandLine.replaceAll("\0", " ").trim();
  return command === "" ? undefined : { pid, parent: await parentOf(pid), command };
}

/** proc(5): the parent is the second field after the command's closing bracket. */
async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

/** Kills a process that may just have ended by itself. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
