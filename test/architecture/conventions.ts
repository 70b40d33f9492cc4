import ts from "typescript";
import { findNodes, type SourceFile } from "./source-files.ts";

const sourceBudget = 300;
const testBudget = 400;
/** The service has one reader of the environment. Plugins are programs of their own; toolchain and tests run without it. */
const readsEnvironment = /^(src\/main\/config\.ts$|src\/local\/plugins\/[\w-]+\/main\.ts$|toolchain\/|test\/)/;
const toolConfiguration = /\.config\.(ts|mjs)$/;

export function tooLong(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, "").split("\n").length;
    const budget = path.startsWith("test/") ? testBudget : sourceBudget;
    return lines > budget ? [`${path} has ${lines} lines of ${budget}`] : [];
  });
}

/** Files that read `process.env`, or take `env` from the module `process`, without being allowed to. */
export function environmentReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !readsEnvironment.test(file.path) && findNodes(file, readsEnv).length > 0)
    .map(({ path }) => path);
}

/** Files with a default export, but for configuration of a tool that wants one. */
export function defaultExporters(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !toolConfiguration.test(file.path) && findNodes(file, isDefaultExport).length > 0)
    .map(({ path }) => path);
}

/** Pages whose file does not hold exactly one component, or is not called as it is. */
export function misnamedComponents(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.endsWith(".tsx") && path !== "src/web/main.tsx")
    .flatMap((file) => {
      const components = findNodes(file, isComponent).map((node) => (node as ts.FunctionDeclaration).name?.text ?? "");
      const [, name = ""] = /([\w-]+)\.tsx$/.exec(file.path) ?? [];
      return components.length === 1 && kebabCase(components[0] ?? "") === name
        ? []
        : [`${file.path} holds ${components.join(", ") || "no component"}`];
    });
}

/** The middle one of the files' lengths. */
export function medianLines(files: readonly SourceFile[]): number {
  const lengths = files.map(({ text }) => text.split("\n").length).sort((one, other) => one - other);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

function isComponent(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && /^[A-Z]/.test(node.name?.text ?? "") && ts.isSourceFile(node.parent);
}

function kebabCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

function readsEnv(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "env" && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: key, expression } = node;
    return isProcess(expression) && ts.isStringLiteralLike(key) && key.text === "env";
  }
  if (ts.isBindingElement(node)) {
    const name = node.propertyName ?? node.name;
    const source = node.parent.parent;
    if (!ts.isIdentifier(name) || name.text !== "env" || !ts.isVariableDeclaration(source)) return false;
    return source.initializer !== undefined && isProcess(source.initializer);
  }
  if (ts.isImportSpecifier(node)) {
    const from = node.parent.parent.parent.moduleSpecifier;
    return (
      (node.propertyName ?? node.name).text === "env" && ts.isStringLiteral(from) && /^(node:)?process$/.test(from.text)
    );
  }
  return false;
}

function isProcess(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === "process";
  return ts.isPropertyAccessExpression(node) && node.name.text === "process";
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
}
