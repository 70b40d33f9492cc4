import type { ChildProcess } from "node:child_process";

const keptCharacters = 2_000;

/** The end of what a child writes to its standard error from now on: all that is left of one that dies unexpectedly. */
export function lastWords(child: ChildProcess): () => string {
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-keptCharacters);
  });
  return () => words.trim();
}
