import { Button } from "@mantine/core";
import { memo, useState } from "react";
import type { Env, LogLine } from "@/api/types";
import { Empty, Loading } from "@/components/empty";
import { count } from "@/components/numbers";
import { ProblemView } from "@/components/problem-view";
import { useShortcut } from "@/components/shortcuts";
import { clockOnly } from "@/components/time";
import { useFollow } from "@/components/use-follow";
import { isLong, readLine, toneOf } from "./read-line";
import { useLog } from "./use-log";
import classes from "./log-tail.module.css";

interface LogTailProps {
  slug: string;
  env: Env;
  /** What the log is of, for people who hear it. */
  label: string;
  className?: string;
}

/** The end of a bot's log. Follows until its reader scrolls up; then it only counts what came. */
export function LogTail({ slug, env, label, className }: LogTailProps) {
  const [wrap, setWrap] = useState(true);
  const [reading, setReading] = useState<number | null>(null);
  const { lines, loaded, problem } = useLog(slug, env, reading === null);
  const newest = lines.at(-1)?.seq ?? 0;
  const follow = useFollow<HTMLDivElement>("bottom", newest);
  const { following } = follow;
  if (following === (reading !== null)) setReading(following ? null : newest);
  const fresh = reading === null ? 0 : lines.filter((line) => line.seq > reading).length;
  useShortcut("f", following ? "Stop following the log" : "Follow the log", () =>
    following ? follow.pause() : follow.resume(),
  );
  useShortcut("w", "Wrap long log lines, or not", () => setWrap(!wrap));

  return (
    <div className={`${classes.tail} ${className ?? ""}`}>
      <div className="row wrap">
        <Button
          size="compact-xs"
          variant="default"
          aria-pressed={following}
          aria-keyshortcuts="f"
          onClick={following ? follow.pause : follow.resume}
        >
          {following ? "Following" : "Follow"}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-pressed={wrap}
          aria-keyshortcuts="w"
          onClick={() => setWrap(!wrap)}
        >
          {wrap ? "Wrapping" : "Wrap"}
        </Button>
        {!following && <span className="muted micro">Paused. f follows again.</span>}
      </div>
      {problem !== null && <ProblemView error={problem} />}
      {!loaded && problem === null && <Loading lines={6} />}
      {loaded && lines.length === 0 && <Empty title="The bot has written nothing yet." />}
      {lines.length > 0 && (
        <div className={classes.frame}>
          <div
            ref={follow.ref}
            onScroll={follow.onScroll}
            className={`${classes.lines} mono live`}
            data-wrap={wrap}
            tabIndex={0}
            role="group"
            aria-label={label}
          >
            {lines.map((line) => (
              <Line key={line.seq} line={line} />
            ))}
          </div>
          {fresh > 0 && (
            <div className={classes.pill}>
              <Button size="compact-sm" radius="xl" onClick={follow.resume}>
                {count(fresh, "new line")}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** Loud ones are told apart by a bar on the left, and their level stands in the line itself. */
const Line = memo(function Line({ line }: { line: LogLine }) {
  const { track, level, text, fields } = readLine(line.text);
  return (
    <div className={classes.line} data-tone={toneOf(level) ?? undefined}>
      {line.at && <span className={classes.at}>{clockOnly(line.at)} </span>}
      {track && <span className={classes.at}>{track} </span>}
      {fields.length > 0 && level && <span>{level.padEnd(5)} </span>}
      {text}
      {fields.map(
        ([name, value]) =>
          isLong(name) || (
            <span key={name} className={classes.field}>
              {" "}
              {name}={value}
            </span>
          ),
      )}
    </div>
  );
});
