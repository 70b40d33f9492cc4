/**
 * What is corrected in FerretDB's vendored source before it is built. FerretDB reads, filters and then writes by `_id`,
 * each in a transaction of its own; so as it comes, two clients that update the same document undo each other's change.
 * Every correction has a race or plan test in test/toolchain that fails without it.
 *
 * @typedef {{ file: string, find: string, replace: string, reason: string }} Correction `find` stands exactly once in `file`.
 */

const handler = "github.com/FerretDB/FerretDB/internal/handler";
const sqlite = "github.com/FerretDB/FerretDB/internal/backends/sqlite";

/** @type {readonly Correction[]} */
export const corrections = [
  {
    file: `${handler}/handler.go`,
    find: "\twg       sync.WaitGroup\n",
    replace: "\twg       sync.WaitGroup\n\twrites   sync.Mutex\n",
    reason:
      "One mutex for every command that writes. It also hands out turns in the order of arrival, which SQLite does not: whoever waits for its lock looks again now and then, and may be overtaken for seconds.",
  },
  {
    file: `${handler}/msg_update.go`,
    find: "\tvar matched, modified int32\n",
    replace: "\th.writes.Lock()\n\tdefer h.writes.Unlock()\n\n\tvar matched, modified int32\n",
    reason:
      "An update holds the mutex from its read to its write: a compare-and-set has one winner, and no $inc is lost.",
  },
  {
    file: `${handler}/msg_findandmodify.go`,
    find: "\t// closer accumulates all things that should be closed / canceled.\n",
    replace:
      "\th.writes.Lock()\n\tdefer h.writes.Unlock()\n\n\t// closer accumulates all things that should be closed / canceled.\n",
    reason: "A findAndModify likewise: two workers never take the same job. It unlocks after its iterator is closed.",
  },
  {
    file: `${handler}/msg_delete.go`,
    find: "\tvar qp backends.QueryParams\n",
    replace: "\th.writes.Lock()\n\tdefer h.writes.Unlock()\n\n\tvar qp backends.QueryParams\n",
    reason: "A delete likewise: it never removes a document that was changed after it had matched.",
  },
  {
    file: `${handler}/msg_insert.go`,
    find: "\tdocsIter := params.Docs.Iterator()\n",
    replace: "\th.writes.Lock()\n\tdefer h.writes.Unlock()\n\n\tdocsIter := params.Docs.Iterator()\n",
    reason: "An insert waits for its turn as well, though SQLite's unique index would judge it alone.",
  },
  {
    file: `${sqlite}/collection.go`,
    find: "\tq := prepareSelectClause(meta.TableName, params.Comment, meta.Capped(), params.OnlyRecordIDs)\n\n\tvar whereClause string\n\tvar args []any\n\n\t// that logic should exist in one place\n\t// TODO https://github.com/FerretDB/FerretDB/issues/3235\n\tif params.Filter.Len() == 1 {\n",
    replace:
      "\tq := prepareSelectClause(meta.TableName, params.Comment, meta.Capped(), params.OnlyRecordIDs)\n\n\tvar whereClause string\n\tvar args []any\n\n\tif params.Filter.Len() >= 1 {\n",
    reason:
      "A filter by _id and other fields asks SQLite for that one _id, and no longer for the whole collection; the other fields are judged afterwards as always.",
  },
  {
    file: `${sqlite}/collection.go`,
    find: "\tvar filterPushdown bool\n\tvar whereClause string\n\tvar args []any\n\n\t// that logic should exist in one place\n\t// TODO https://github.com/FerretDB/FerretDB/issues/3235\n\tif params.Filter.Len() == 1 {\n",
    replace:
      "\tvar filterPushdown bool\n\tvar whereClause string\n\tvar args []any\n\n\tif params.Filter.Len() >= 1 {\n",
    reason: "The same rule where explain tells what a query does.",
  },
  {
    file: `${sqlite}/metadata/metadata.go`,
    find: "\tIDColumn = DefaultColumn + \"->'$._id'\"\n",
    replace: '\tIDColumn = DefaultColumn + `->"_id"`\n',
    reason:
      "The unique index is made on this spelling of the expression, and SQLite uses an index for its own spelling only.",
  },
];

/** What of the corrections decides about the built program. */
export const correctionsRecipe = JSON.stringify(corrections.map(({ file, find, replace }) => [file, find, replace]));
