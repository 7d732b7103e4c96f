import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { flagsQuery } from "@/api/flags";
import type { Env, Flag } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { Empty } from "@/components/empty";
import { FlagDialog } from "@/components/flags/flag-dialog";
import { FlagMark } from "@/components/flags/flag-mark";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import classes from "./cockpit.module.css";

/** Feature flags of one environment. Read-only; changing one takes a dialog and a reason. */
export function FlagsPanel({
  slug,
  env,
  canChange,
  why,
}: {
  slug: string;
  env: Env;
  canChange: boolean;
  /** Why none can be changed now. */
  why?: string | null;
}) {
  const flags = useQuery(flagsQuery(slug, env));
  const [changing, setChanging] = useState<string | null>(null);
  const flag = flags.data?.items.find((each) => each.key === changing);
  return (
    <Panel
      title={`Flags, ${ENV_WORDS[env].toLowerCase()}`}
      live
      actions={
        <Link to="/teams/$team/flags" params={{ team: slug }} search={searchOf(env)}>
          All about flags
        </Link>
      }
    >
      <QueryView query={flags}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="This service has no feature flags.">
              A release may bring some; they are listed here then.
            </Empty>
          ) : (
            <ul className="plain-list">
              {items
                .filter((each) => !each.archived)
                .map((each) => (
                  <FlagLine
                    key={each.key}
                    slug={slug}
                    env={env}
                    flag={each}
                    why={why}
                    {...(canChange ? { onChange: () => setChanging(each.key) } : {})}
                  />
                ))}
            </ul>
          )
        }
      </QueryView>
      {flag && (
        <FlagDialog
          key={flag.key}
          slug={slug}
          env={env}
          flag={flag}
          onClose={() => setChanging(null)}
        />
      )}
    </Panel>
  );
}

function searchOf(env: Env): { env?: "STAGING" } {
  return env === "STAGING" ? { env } : {};
}

/** Plain on and off; anything else takes the flag's own page. */
function isSwitch(flag: Flag): boolean {
  return flag.type === "BOOLEAN" && flag.enabled && !flag.rollout;
}

interface LineProps {
  slug: string;
  env: Env;
  flag: Flag;
  why: string | null | undefined;
  onChange?: () => void;
}

function FlagLine({ slug, env, flag, why, onChange }: LineProps) {
  return (
    <li className={classes.flag}>
      <div>
        <div className="row">
          <Link
            to="/teams/$team/flags/$key"
            params={{ team: slug, key: flag.key }}
            search={searchOf(env)}
            className="mono ellipsis"
            title={flag.description}
          >
            {flag.key}
          </Link>
          <FlagMark flag={flag} />
        </div>
        {flag.changedAt && (
          <span className="muted micro">
            <Clock at={flag.changedAt} /> by {flag.changedBy?.name ?? "the platform"}
            {flag.reason ? `: “${flag.reason}”` : ""}
          </span>
        )}
      </div>
      {onChange &&
        (isSwitch(flag) ? (
          <ActionButton
            variant="default"
            size="compact-xs"
            why={why}
            onClick={onChange}
            aria-label={`Change ${flag.key}`}
          >
            Change…
          </ActionButton>
        ) : (
          <Link
            to="/teams/$team/flags/$key"
            params={{ team: slug, key: flag.key }}
            search={searchOf(env)}
            aria-label={`Change ${flag.key} on its page`}
          >
            Change
          </Link>
        ))}
    </li>
  );
}
