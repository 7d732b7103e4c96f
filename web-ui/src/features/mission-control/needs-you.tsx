import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { claimNeed, releaseNeed } from "@/api/mission";
import type { MissionNeed, Run } from "@/api/types";
import { Panel } from "@/components/panel";
import { useSession } from "@/components/session";
import { age, useNow } from "@/components/time";
import { tellProblem } from "@/components/use-action";
import { useHeldOrder } from "@/components/use-held-order";
import { type Mending, isStuck } from "./mend-dialog";
import classes from "./mission.module.css";

const key = (need: MissionNeed) => `${need.team.slug}/${need.kind}/${need.help ?? ""}`;

interface Props {
  needs: MissionNeed[];
  run: Run | null;
  hideNames: boolean;
  onAnswer: (need: MissionNeed) => void;
  onHint: (slug: string) => void;
  onChanged: () => void;
  /** Null where faults cannot be mended: no run goes on, or one only looks. */
  onMend: ((mending: Mending) => void) | null;
}

/** Who will not get on alone, most pressing first. Rows do not move under the pointer. */
export const NeedsYou = memo(function NeedsYou(props: Props) {
  const { needs, run, hideNames, onAnswer, onHint, onChanged, onMend } = props;
  const held = useHeldOrder(needs.map(key));
  const byKey = new Map(needs.map((need) => [key(need), need]));
  // What came up while the rows are held goes below them, so that nothing moves and nothing is missed.
  const order = [...held.order, ...needs.map(key).filter((each) => !held.order.includes(each))];
  const shown = order.flatMap((each) => byKey.get(each) ?? []);
  return (
    <Panel title={`Needs you (${needs.length})`} live>
      {held.pending && (
        <Button size="compact-sm" variant="default" onClick={held.apply}>
          Order changed, apply
        </Button>
      )}
      {shown.length === 0 ? (
        <p className="muted">Nobody. Faults apply, and teams that are hit have noticed.</p>
      ) : (
        <ul className="plain-list" {...held.handlers}>
          {shown.map((need) => (
            <NeedRow
              key={key(need)}
              need={need}
              stuck={isStuck(run, need)}
              hideNames={hideNames}
              onAnswer={onAnswer}
              onHint={onHint}
              onChanged={onChanged}
              onMend={onMend}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
});

/** What is wrong, in words. */
export function needWords(need: MissionNeed, hideNames: boolean): string {
  const fault = hideNames || !need.fault ? "A fault" : need.fault;
  return {
    HELP_ASKED: need.said ? `asks: “${need.said}”` : "asks for help",
    FAULT_NOT_VERIFIED: `${fault} shows no effect`,
    NOBODY_ACKNOWLEDGED: "users are affected, nobody acknowledged",
    NO_DATA: "no data: its bot answers nobody",
    IDLE: "knows of it, but nobody does anything",
  }[need.kind];
}

interface RowProps extends Omit<Props, "needs" | "run"> {
  need: MissionNeed;
  /** Its fault could not be undone, so that it cannot be skipped. */
  stuck: boolean;
}

/** Alone with the clock, so that the row beside it is not made anew each second. */
function Since({ at }: { at: string }) {
  const now = useNow();
  return <span className="muted num nowrap">{age(now - Date.parse(at))}</span>;
}

const NeedRow = memo(function NeedRow(props: RowProps) {
  const { need, stuck, hideNames, onAnswer, onHint, onChanged, onMend } = props;
  const { person } = useSession();
  const mine = need.claimedBy?.id === person.id;
  const others = need.claimedBy && !mine;
  const act = (doing: Promise<unknown>) => void doing.then(onChanged, tellProblem);
  const { slug, name } = need.team;
  return (
    <li className={`${classes.need} ${others ? classes.dimmed : ""}`} data-need={need.kind}>
      <span>
        <strong>{name}</strong> {needWords(need, hideNames)} <Since at={need.since} />
      </span>
      {need.claimedBy && (
        <span className="micro">
          {mine ? "You are on it." : `${need.claimedBy.name} is on it.`}
        </span>
      )}
      <span className="row wrap" style={{ gap: 6 }}>
        {need.kind === "HELP_ASKED" && (
          <Button size="compact-xs" onClick={() => onAnswer(need)}>
            Answer<span className="hidden-visually"> {name}</span>
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => act(mine ? releaseNeed(need) : claimNeed(need))}
        >
          {mine ? "Not on it" : others ? "Take over" : "I'm on it"}
          <span className="hidden-visually"> for {name}</span>
        </Button>
        {(need.kind === "NOBODY_ACKNOWLEDGED" || need.kind === "IDLE") && (
          <Button size="compact-xs" variant="default" onClick={() => onHint(slug)}>
            Hint<span className="hidden-visually"> for {name}</span>
          </Button>
        )}
        {need.kind === "FAULT_NOT_VERIFIED" && onMend && !hideNames && (
          <>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onMend({ need, kind: "retry" })}
            >
              Retry…<span className="hidden-visually"> for {name}</span>
            </Button>
            {!stuck && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => onMend({ need, kind: "skip" })}
              >
                Skip…<span className="hidden-visually"> for {name}</span>
              </Button>
            )}
          </>
        )}
        {need.kind === "NO_DATA" && (
          <Link to="/teams/$team/console" params={{ team: slug }}>
            Open console<span className="hidden-visually"> of {name}</span>
          </Link>
        )}
        <Link to="/teams/$team" params={{ team: slug }}>
          Open<span className="hidden-visually"> {name}</span>
        </Link>
      </span>
    </li>
  );
});
