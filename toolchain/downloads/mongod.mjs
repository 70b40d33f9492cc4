import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { MongoBinary } from "mongodb-memory-server-core";
import { reach } from "./reach.mjs";
import { tell } from "./tell.mjs";

const [folder = "", version = ""] = process.argv.slice(2);

/** Downloads MongoDB's own build for this machine: `folder/bin/mongod`. */
await tell(async () => {
  await reach(process.env.MONGOMS_DOWNLOAD_MIRROR ?? "https://fastdl.mongodb.org");
  const binary = await MongoBinary.getPath({ version, downloadDir: path.join(folder, "download"), checkMD5: false });
  mkdirSync(path.join(folder, "bin"));
  copyFileSync(binary, path.join(folder, "bin", "mongod"));
});
