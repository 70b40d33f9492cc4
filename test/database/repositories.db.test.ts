import { openRepositories } from "../../src/database/index.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { repositoriesContract } from "./contract/index.ts";

const server = useDatabaseServer();

repositoriesContract(async () => openRepositories(await server.emptyDatabase()));
