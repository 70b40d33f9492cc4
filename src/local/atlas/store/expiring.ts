import type { Clock } from "../../../foundation/clock.ts";
import type { Collection, Entry } from "./collection.ts";

/** Documents that may have a date after which they are gone. */
export type ExpiringCollection<T> = Collection<T> & {
  /** What is over and still on disk: gone for every reader, but not yet for those who were told of it. */
  readonly overdue: () => Entry<T>[];
};

/** A collection in which nobody finds a document whose `deleteAfterDate` has passed. */
export function expiring<T extends { readonly deleteAfterDate?: string | undefined }>(
  kept: Collection<T>,
  clock: Clock,
): ExpiringCollection<T> {
  const isOver = ({ deleteAfterDate }: T): boolean =>
    deleteAfterDate !== undefined && Date.parse(deleteAfterDate) <= clock.now().getTime();
  const standing = (documents: T[]) => documents.filter((document) => !isOver(document));
  return {
    ...kept,
    get: (scope, key) => {
      const document = kept.get(scope, key);
      return document === undefined || isOver(document) ? undefined : document;
    },
    list: (scope) => standing(kept.list(scope)),
    all: () => standing(kept.all()),
    count: (scope) => standing(kept.list(scope)).length,
    overdue: () => kept.holding("deleteAfterDate").filter(({ document }) => isOver(document)),
  };
}
