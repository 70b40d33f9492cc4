import { MongoClient } from "mongodb";

/** Opens a connection string as it stands, in the database that it names, and closes it again. */
export async function withDatabase<T>(
  connectionString: string,
  use: (database: ReturnType<MongoClient["db"]>) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(connectionString, { serverSelectionTimeoutMS: 2_000 });
  try {
    return await use(client.db());
  } finally {
    await client.close();
  }
}

/** What comes of using a connection string: `in`, `refused` by the server, or `unreachable`. */
export async function trySignIn(connectionString: string): Promise<"in" | "refused" | "unreachable"> {
  try {
    await withDatabase(connectionString, (database) => database.listCollections().toArray());
    return "in";
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "MongoServerError") return "refused";
    if (name === "MongoServerSelectionError" || name === "MongoNetworkError") return "unreachable";
    throw error;
  }
}

/** Writes one patient down. */
export async function writePatient(connectionString: string, name: string): Promise<void> {
  await withDatabase(connectionString, (database) => database.collection("patients").insertOne({ name }));
}

/** The names of the patients that are written down, in the order of the alphabet. */
export async function patientsIn(connectionString: string): Promise<string[]> {
  const patients = await withDatabase(connectionString, (database) =>
    database.collection<{ name: string }>("patients").find().sort({ name: 1 }).toArray(),
  );
  return patients.map(({ name }) => name);
}

/** The same string for another user or another address. */
export function changed(
  connectionString: string,
  change: { username?: string; password?: string; host?: string },
): string {
  const uri = new URL(connectionString);
  return Object.assign(uri, change).href;
}
