import { Link } from "@tanstack/react-router";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import classes from "./section-nav.module.css";
import { type Section, sections } from "./sections.ts";

const { sections: texts } = opsHospital;

/** The parts of the page, each with an address of its own. */
export function SectionNav({ hospital, here }: { hospital: string; here: Section }) {
  return (
    <nav aria-label={texts.label} className={classes.nav}>
      {sections.map((section) => (
        <Link
          key={section}
          to="/ops/hospitals/$hospital"
          params={{ hospital }}
          search={section === "overview" ? {} : { show: section }}
          resetScroll={false}
          className={classes.link}
          aria-current={section === here ? "page" : undefined}
          data-here={section === here || undefined}
        >
          {texts[section]}
        </Link>
      ))}
    </nav>
  );
}
