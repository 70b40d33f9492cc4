import { expect, test } from "vitest";
import { z } from "zod";
import { atlasClient } from "../../../src/atlas/client/client.ts";
import { listAll } from "../../../src/atlas/client/list.ts";
import { useAtlas } from "../../local/atlas/support/use-atlas.ts";

const local = useAtlas();

test.each([1, 2, 3, 5, 6, 500])("a list is read to its end with %i items on a page", async (itemsPerPage) => {
  const groupId = await local().project();
  const path = `/groups/${groupId}/accessList`;
  const addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5", "192.0.2.6"];
  await local().ask(
    "POST",
    path,
    addresses.map((ipAddress) => ({ ipAddress })),
  );
  const item = z.object({ ipAddress: z.string() });
  const listed = await listAll(atlasClient(local().atlas), path, "2023-01-01", item, itemsPerPage);
  expect(listed.ok && listed.value.map(({ ipAddress }) => ipAddress).sort()).toEqual(addresses);
});
