import process from "node:process";
import { reach } from "./reach.mjs";
import { tell } from "./tell.mjs";

const [url = ""] = process.argv.slice(2);

/** Asks only whether a server can be reached. */
await tell(() => reach(url));
