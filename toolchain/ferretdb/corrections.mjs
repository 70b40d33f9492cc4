/**
 * What is corrected in FerretDB's vendored source before it is built. FerretDB reads, filters and then writes by `_id`,
 * each in a transaction of its own; so as it comes, two clients that update the same document undo each other's change.
 * Every correction has a race, plan or kill test in test/toolchain that fails without it, but for the last one, which is for
 * a disk that fails.
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
  {
    file: `${sqlite}/metadata/registry.go`,
    find: '\trows, err := db.QueryContext(ctx, fmt.Sprintf("SELECT name, table_name, settings FROM %q", metadataTableName))\n',
    replace:
      '\tq := fmt.Sprintf("CREATE TABLE IF NOT EXISTS %q (name TEXT NOT NULL UNIQUE, table_name TEXT NOT NULL UNIQUE, settings TEXT NOT NULL) STRICT", metadataTableName)\n\tif _, err := db.ExecContext(ctx, q); err != nil {\n\t\treturn lazyerrors.Error(err)\n\t}\n\n\trows, err := db.QueryContext(ctx, fmt.Sprintf("SELECT name, table_name, settings FROM %q", metadataTableName))\n',
    reason:
      "A database, a collection and an index are each made in steps, and a kill may come between any two. A database that lacks its list of collections is given an empty one, and no longer keeps the server from starting.",
  },
  {
    file: `${sqlite}/metadata/registry.go`,
    find: "\t\tcolls[c.Name] = &c\n",
    replace:
      '\t\tif len(c.Settings.Indexes) == 0 {\n\t\t\tvar isUsed bool\n\t\t\tq := fmt.Sprintf("SELECT EXISTS(SELECT 1 FROM %q)", c.TableName)\n\t\t\tif err := db.QueryRowContext(ctx, q).Scan(&isUsed); err != nil {\n\t\t\t\treturn lazyerrors.Error(err)\n\t\t\t}\n\t\t\tif !isUsed {\n\t\t\t\tcontinue\n\t\t\t}\n\t\t}\n\n\t\tcolls[c.Name] = &c\n',
    reason:
      "A collection that lacks its index by _id was never made to its end: it does not count as there if nothing is in it, since without that index it would take one _id twice. What a server without this correction wrote into one stays.",
  },
  {
    file: `${sqlite}/metadata/registry.go`,
    find: '\tq := fmt.Sprintf("CREATE TABLE %q (", tableName)\n',
    replace: '\tq := fmt.Sprintf("DROP TABLE IF EXISTS %[1]q; CREATE TABLE %[1]q (", tableName)\n',
    reason: "The table that such a collection left gives way to the new one.",
  },
  {
    file: `${sqlite}/metadata/registry.go`,
    find: '\tq = fmt.Sprintf("INSERT INTO %q (name, table_name, settings) VALUES (?, ?, ?)", metadataTableName)\n',
    replace:
      '\tq = fmt.Sprintf("INSERT OR REPLACE INTO %q (name, table_name, settings) VALUES (?, ?, ?)", metadataTableName)\n',
    reason: "And so does its line in the list.",
  },
  {
    file: `${sqlite}/metadata/registry.go`,
    find: '\t\tq := "CREATE "\n',
    replace:
      '\t\tq := "DROP INDEX IF EXISTS %[1]q; CREATE "\n\t\tif slices.ContainsFunc(c.Settings.Indexes, func(i IndexInfo) bool { return strings.EqualFold(index.Name, i.Name) }) {\n\t\t\tq = "CREATE "\n\t\t}\n',
    reason:
      "An index that is not on its collection's list was not made to its end either. SQLite does not tell Name from name, and refuses the second one as before.",
  },
  {
    file: `${sqlite}/metadata/registry.go`,
    find: '\t\tq += "INDEX %q ON %q (%s)"\n',
    replace: '\t\tq += "INDEX %[1]q ON %[2]q (%[3]s)"\n',
    reason: "The same statement names the index twice.",
  },
  {
    file: `${sqlite}/metadata/registry.go`,
    find: "\t\t_, _ = r.collectionDrop(ctx, dbName, collectionName)\n",
    replace: "\t\t_, _ = r.collectionDrop(ctx, dbName, collectionName)\n\t\tdelete(r.colls[dbName], collectionName)\n",
    reason: "What could neither be made to its end nor be taken back takes nothing in: the next try makes it anew.",
  },
];

/** What of the corrections decides about the built program. */
export const correctionsRecipe = JSON.stringify(corrections.map(({ file, find, replace }) => [file, find, replace]));
