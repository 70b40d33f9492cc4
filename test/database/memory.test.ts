import { memoryRepositories } from "../support/memory/index.ts";
import { repositoriesContract } from "./contract/index.ts";

repositoriesContract(async () => memoryRepositories());
