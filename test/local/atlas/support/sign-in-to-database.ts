import { MongoClient } from "mongodb";
import type { Answer } from "./digest-client.ts";

/** The connection string of a cluster, as the API shows it. */
export function connectionOf(cluster: Answer): string {
  return (cluster.body.connectionStrings as { standard: string }).standard;
}

/** Signs in with an ordinary driver and looks at a collection: `ok`, or what the server said. */
export async function trySignIn(standard: string, username: string, password: string): Promise<string> {
  try {
    await withDatabase(standard, username, password, (client) =>
      client.db("hospital").collection("c").countDocuments(),
    );
    return "ok";
  } catch (error) {
    return String(error);
  }
}

/** Uses a cluster's connection string as it stands, with the user's name and password put in. */
export async function withDatabase<T>(
  standard: string,
  username: string,
  password: string,
  use: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const uri = new URL(standard);
  uri.username = encodeURIComponent(username);
  uri.password = encodeURIComponent(password);
  const client = new MongoClient(uri.href, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
