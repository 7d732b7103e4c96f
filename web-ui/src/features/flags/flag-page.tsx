import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { flagsQuery } from "@/api/flags";
import type { Flag } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { Empty } from "@/components/empty";
import { FlagDialog } from "@/components/flags/flag-dialog";
import { FlagMark } from "@/components/flags/flag-mark";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { ENV_WORDS } from "@/components/words";
import { ArchiveDialog } from "./archive-dialog";
import { DefinitionPanel } from "./definition-panel";
import { EvaluatePanel } from "./evaluate-panel";
import { HistoryPanel } from "./history-panel";
import { KillPanel } from "./kill-panel";
import { NowPanel } from "./now-panel";
import { RolloutPanel } from "./rollout-panel";
import { SchedulePanel } from "./schedule-panel";
import classes from "./flags.module.css";

/** One flag in one environment: what users get, changing it, and who changed it. */
export function FlagPage() {
  const scope = useTeamScope();
  const { key = "" } = useParams({ strict: false });
  const flags = useQuery(flagsQuery(scope.slug, scope.env));
  const flag = flags.data?.items.find((each) => each.key === key);
  const where = ENV_WORDS[scope.env].toLowerCase();
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/flags"
      title={key}
      heading={
        <span className="row wrap">
          <span className="mono" style={{ fontSize: 18, overflowWrap: "anywhere" }}>
            {key}
          </span>
          {flag && <FlagMark flag={flag} />}
        </span>
      }
      eyebrow={
        <>
          {" › "}
          <Link
            to="/teams/$team/flags"
            params={{ team: scope.slug }}
            search={scope.env === "STAGING" ? { env: scope.env } : {}}
          >
            Flags
          </Link>
        </>
      }
      actions={flag && scope.canAct && <Actions scope={scope} flag={flag} />}
    >
      <QueryView query={flags} lines={8}>
        {() =>
          flag ? (
            <FlagBody key={`${scope.env}${flag.key}`} scope={scope} flag={flag} />
          ) : (
            <Empty title={`There is no flag “${key}” in ${where}.`}>
              It may exist in the other environment only; switch above, or{" "}
              <Link
                to="/teams/$team/flags"
                params={{ team: scope.slug }}
                search={{ compare: true }}
              >
                compare the two
              </Link>
              .
            </Empty>
          )
        }
      </QueryView>
    </OperatePage>
  );
}

function FlagBody({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const props = { scope, flag };
  return (
    <div className={classes.grid}>
      <div className={classes.column}>
        <NowPanel {...props} />
        <RolloutPanel {...props} />
        <DefinitionPanel {...props} />
      </div>
      <div className={classes.column}>
        <EvaluatePanel {...props} />
        <SchedulePanel {...props} />
        {scope.canAct && <KillPanel {...props} />}
        <HistoryPanel {...props} />
      </div>
    </div>
  );
}

/** Turning on and off asks for a reason; the kill switch stands apart, further down. */
function Actions({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const [dialog, setDialog] = useState<"switch" | "archive" | null>(null);
  const whyNot = flag.archived
    ? "The flag is archived."
    : !flag.enabled
      ? "The kill switch is on: revive the flag first."
      : flag.type !== "BOOLEAN"
        ? "This flag has more than on and off: change its roll-out or its definition."
        : null;
  return (
    <>
      <ActionButton
        variant="default"
        why={flag.archived ? "The flag is archived already." : null}
        onClick={() => setDialog("archive")}
      >
        Archive…
      </ActionButton>
      {whyNot ? (
        <ActionButton why={whyNot} onClick={() => undefined}>
          Turn {flag.on ? "off" : "on"}…
        </ActionButton>
      ) : (
        <Button onClick={() => setDialog("switch")}>Turn {flag.on ? "off" : "on"}…</Button>
      )}
      {dialog === "switch" && (
        <FlagDialog slug={scope.slug} env={scope.env} flag={flag} onClose={() => setDialog(null)} />
      )}
      {dialog === "archive" && (
        <ArchiveDialog scope={scope} flag={flag} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
