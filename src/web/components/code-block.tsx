import classes from "./code-block.module.css";
import { CopyButton } from "./copy-button.tsx";

/** Code or another exact text, to be copied as it stands. `what` names it. */
export function CodeBlock({ code, what }: { code: string; what: string }) {
  return (
    <div className={classes.block}>
      <div className={classes.copy}>
        <CopyButton value={code} what={what} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className={classes.code} tabIndex={0} aria-label={what}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
    </div>
  );
}
