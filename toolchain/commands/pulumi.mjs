import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { command } from "../setup/command.mjs";
import { dataFolder, stateAddress } from "../setup/data-folder.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { namedStack } from "../setup/named-stack.mjs";
import { say } from "../setup/progress.mjs";
import { root, setUp } from "../setup/set-up.mjs";

/** `npm run pulumi -- …`: the Pulumi CLI on the state of this service, for engineers. */
await command(async () => {
  const { node, pulumi, pulumiHome } = await setUp(process.env);
  const args = process.argv.slice(2);
  const data = dataFolder(root, process.env);
  const state = stateAddress(root, process.env);
  const [place = ""] = state.split("?");
  if (place.startsWith("file://") && !existsSync(fileURLToPath(place))) {
    say(
      `There is no state in ${fileURLToPath(place)} yet. Start the service (npm start) and provision a hospital first.`,
    );
    return 1;
  }
  const stack = namedStack(args);
  const settings = stack && path.join(data, "stacks", stack);
  const where = settings && existsSync(settings) ? ["--cwd", settings] : [];
  const env = environment(process.env, node, {
    PULUMI_HOME: pulumiHome,
    PULUMI_BACKEND_URL: state,
    PULUMI_CONFIG_PASSPHRASE_FILE: path.join(data, "keys", "passphrase"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
  return handOver(pulumi.path, [...where, ...args], { env });
});
