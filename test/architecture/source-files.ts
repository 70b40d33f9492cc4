import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export type SourceFile = { readonly path: string; readonly text: string };
export type Import = { readonly from: string; readonly to: string };

const root = path.resolve(import.meta.dirname, "../..");
const sourcePatterns = ["{src,stacks,toolchain,test}/**/*.{ts,tsx,mts,mjs}"];

/** Our own source, paths relative to the project and with forward slashes. */
export function readSourceFiles(): SourceFile[] {
  return globSync(sourcePatterns, { cwd: root }).sort().map(readProjectFile);
}

export function readDocuments(): SourceFile[] {
  return globSync(["README.md", "{docs,src,stacks,test,toolchain,deploy}/**/*.md"], { cwd: root }).map(readProjectFile);
}

export function projectPath(file: string): string {
  return path.join(root, file);
}

/** Every import and re-export of one of our files by another, of types as well as of values. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  return files.flatMap((file) =>
    ts
      .preProcessFile(file.text, true, true)
      .importedFiles.filter(({ fileName }) => fileName.startsWith(".") && !fileName.endsWith(".json"))
      .map(({ fileName }) => ({
        from: file.path,
        to: path.posix.join(path.posix.dirname(file.path), fileName),
      })),
  );
}

/** The imports of values, and those for their effect; imports of types leave nothing behind. */
export function valueImportsOf(files: readonly SourceFile[]): Import[] {
  return files.flatMap((file) =>
    findNodes(file, ts.isImportDeclaration)
      .filter(ts.isImportDeclaration)
      .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      .map(({ moduleSpecifier }) => (ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ""))
      .filter((to) => to.startsWith("."))
      .map((to) => ({ from: file.path, to: path.posix.join(path.posix.dirname(file.path), to) })),
  );
}

/** The parts of a file's syntax that `matches` picks. */
export function findNodes(file: SourceFile, matches: (node: ts.Node) => boolean): ts.Node[] {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (matches(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function readProjectFile(file: string): SourceFile {
  return { path: file.split(path.sep).join("/"), text: readFileSync(projectPath(file), "utf8") };
}
