import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { flagsQuery } from "@/api/queries";
import type { Env, Flag } from "@/api/types";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { Clock } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { FlagDialog } from "./flag-dialog";
import classes from "./cockpit.module.css";

/** Feature flags of one environment. Read-only; changing one takes a dialog and a reason. */
export function FlagsPanel({
  slug,
  env,
  canChange,
}: {
  slug: string;
  env: Env;
  canChange: boolean;
}) {
  const flags = useQuery(flagsQuery(slug, env));
  const [changing, setChanging] = useState<string | null>(null);
  const flag = flags.data?.items.find((each) => each.key === changing);
  return (
    <Panel title={`Flags, ${ENV_WORDS[env].toLowerCase()}`} live>
      <QueryView query={flags}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="This service has no feature flags.">
              A release may bring some; they are listed here then.
            </Empty>
          ) : (
            <ul className="plain-list">
              {items.map((each) => (
                <FlagLine
                  key={each.key}
                  flag={each}
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

function FlagLine({ flag, onChange }: { flag: Flag; onChange?: () => void }) {
  return (
    <li className={classes.flag}>
      <div className="stack tight">
        <div className="row wrap">
          <span className="mono">{flag.key}</span>
          <span className={`${flag.on ? classes.on : classes.off} live`}>
            {flag.on ? "ON" : "OFF"}
          </span>
        </div>
        <span className="muted micro">{flag.description}</span>
        {flag.changedAt && (
          <span className="muted micro">
            <Clock at={flag.changedAt} /> by {flag.changedBy?.name ?? "the platform"}
            {flag.reason ? `: “${flag.reason}”` : ""}
          </span>
        )}
      </div>
      {onChange && (
        <Button variant="default" size="xs" onClick={onChange} aria-label={`Change ${flag.key}`}>
          Change…
        </Button>
      )}
    </li>
  );
}
