import { Link } from "@tanstack/react-router";
import type { Env, Flag } from "@/api/types";
import { FlagMark } from "@/components/flags/flag-mark";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { RolloutBar } from "./rollout-bar";
import { exposureWords, rolloutWords } from "./rollout";
import { scheduleWords } from "./schedule-words";
import classes from "./flags.module.css";

interface Props {
  slug: string;
  env: Env;
  flags: Flag[];
}

/** Read-only on purpose: a list is where switches get pressed by accident. */
export function FlagsTable({ slug, env, flags }: Props) {
  return (
    <ul className={`plain-list ${classes.rows}`} aria-label="Flags">
      {flags.map((flag) => (
        <FlagRow key={flag.key} slug={slug} env={env} flag={flag} />
      ))}
    </ul>
  );
}

function FlagRow({ slug, env, flag }: { slug: string; env: Env; flag: Flag }) {
  const next = flag.schedule[0];
  return (
    <li className={classes.flag}>
      <div className={classes.main}>
        <div className="row wrap">
          <Link
            to="/teams/$team/flags/$key"
            params={{ team: slug, key: flag.key }}
            search={env === "STAGING" ? { env } : {}}
            className={`mono ${classes.key}`}
          >
            {flag.key}
          </Link>
          <FlagMark flag={flag} />
          {flag.archived && <span className={classes.chip}>archived</span>}
          {flag.stale && (
            <span title={flag.stale.why}>
              <StateMark said={{ word: "Stale", tone: "warn" }} />
            </span>
          )}
        </div>
        <span className="muted">{flag.description}</span>
        {flag.stale && <span className="micro">{flag.stale.why}</span>}
      </div>
      <div className={classes.who}>
        <span className="live">{rolloutWords(flag)}</span>
        {flag.enabled && flag.rollout && <RolloutBar shares={flag.rollout} />}
        <span className="muted micro num">{exposureWords(flag.exposure)}</span>
      </div>
      <div className={classes.changed}>
        <span className="muted micro">
          {flag.changedAt ? (
            <>
              <When at={flag.changedAt} />, {flag.changedBy?.name ?? "the platform"}
              {flag.reason ? `: “${flag.reason}”` : ""}
            </>
          ) : (
            "never changed"
          )}
        </span>
        {next && <span className="micro">{scheduleWords(next)}</span>}
      </div>
    </li>
  );
}
