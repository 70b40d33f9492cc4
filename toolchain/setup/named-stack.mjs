/**
 * The stack that a command line of the Pulumi CLI names, without organization and project; undefined if it names none,
 * or a folder of its own.
 *
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function namedStack(args) {
  if (optionValue(args, "--cwd", "-C") !== undefined) return undefined;
  return optionValue(args, "--stack", "-s")?.split("/").at(-1);
}

/**
 * @param {readonly string[]} args
 * @param {string} long
 * @param {string} short
 */
function optionValue(args, long, short) {
  for (const [index, arg] of args.entries()) {
    if (arg === "--") return undefined;
    if (arg === long || arg === short) return args[index + 1];
    if (arg.startsWith(`${long}=`)) return arg.slice(long.length + 1);
    if (arg.startsWith(short) && arg.length > short.length) return arg.slice(short.length).replace(/^=/, "");
  }
  return undefined;
}
