import { common } from "../texts/common.ts";
import classes from "./skip-link.module.css";

/** The first thing that the tab key finds: past the navigation to the content. */
export function SkipLink() {
  return (
    <a className={classes.link} href="#content">
      {common.skip}
    </a>
  );
}
