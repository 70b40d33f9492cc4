import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { reach } from "./reach.mjs";
import { tell } from "./tell.mjs";

const installer = "https://get.pulumi.com/install.sh";
const [folder = "", version = ""] = process.argv.slice(2);

/** Runs Pulumi's own installer, as its Automation API does, for one version and into one folder: `folder/bin/pulumi`. */
await tell(async () => {
  await reach(installer);
  const answer = await fetch(installer, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`${installer} answered ${answer.status}`);
  const script = path.join(folder, "install.sh");
  writeFileSync(script, await answer.text());
  const options = ["--no-edit-path", "--install-root", folder, "--version", version];
  const ended = spawnSync("/bin/sh", [script, ...options], { encoding: "utf8" });
  if (ended.status !== 0) throw new Error(`the installer: ${ended.stderr.trim().split("\n").at(-1)}`);
});
