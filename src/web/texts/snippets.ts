const mongosh = `set -a; . ./.env; set +a
mongosh "$MONGODB_URI"`;

const node = `// npm install mongodb, then: node --env-file=.env connect.mjs
import { MongoClient } from "mongodb";

const client = new MongoClient(process.env.MONGODB_URI);
const patients = client.db().collection("patients");
await patients.insertOne({ name: "Ada" });
console.log(await patients.countDocuments());
await client.close();`;

const python = `# pip install pymongo python-dotenv
import os
from dotenv import load_dotenv
from pymongo import MongoClient

load_dotenv()
client = MongoClient(os.environ["MONGODB_URI"])
patients = client.get_default_database()["patients"]
patients.insert_one({"name": "Ada"})
print(patients.count_documents({}))`;

/** Programs that use a hospital's database, to be copied as they stand. */
export const snippets = [
  { name: "mongosh", code: mongosh },
  { name: "Node.js", code: node },
  { name: "Python", code: python },
] as const;
