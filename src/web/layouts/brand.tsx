import { Link } from "@tanstack/react-router";
import { common } from "../texts/common.ts";
import classes from "./brand.module.css";

/** Our sign and name, on the way home. `area` says where one is. */
export function Brand({ to, area }: { to: "/" | "/ops"; area?: string }) {
  return (
    <Link to={to} className={classes.brand}>
      <svg viewBox="0 0 32 32" width={30} height={30} aria-hidden="true">
        <rect width="32" height="32" rx="9" className={classes.ground} />
        <g fill="none" stroke="#fff" strokeWidth={2.3} strokeLinecap="round">
          <circle cx="16" cy="16" r="8.2" />
          <path d="M16 11.6v8.8M11.6 16h8.8" />
        </g>
      </svg>
      <span className={classes.name}>{common.product}</span>
      {area && <span className={classes.area}>{area}</span>}
    </Link>
  );
}
