import { type Db, MongoClient } from "mongodb";

/** What it takes to sign in to a server as its administrator. */
export type ServerAdmin = { readonly port: number; readonly adminUsername: string; readonly adminPassword: string };

/** Opens one connection as administrator, hands the `admin` database to `use`, and closes it again. */
export async function asAdmin<T>(server: ServerAdmin, use: (admin: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(`mongodb://127.0.0.1:${server.port}/?authSource=admin&directConnection=true`, {
    auth: { username: server.adminUsername, password: server.adminPassword },
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 1,
    monitorCommands: false,
  });
  try {
    return await use(client.db("admin"));
  } finally {
    await client.close();
  }
}
