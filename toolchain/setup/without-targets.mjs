const targets = /^(MONGODB_|PULUMI_|STRIPE_)|^(DATA_DIR|PORT)$/;

/**
 * An environment without anything that names a real Atlas, database, engine or till, or the data of a running service:
 * what runs in it can't touch them.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutTargets(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !targets.test(name)));
}
