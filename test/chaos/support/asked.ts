declare module "vitest" {
  export interface ProvidedContext {
    /** How long to go on, and where chance begins; from the command line of `npm run chaos`. */
    readonly chaos: { readonly minutes: number; readonly seed: number };
  }
}
