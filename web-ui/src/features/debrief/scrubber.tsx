import { Button, SegmentedControl } from "@mantine/core";
import { useShortcut } from "@/components/shortcuts";
import type { Chapter, Debrief } from "@/api/debrief-types";
import { type Axis, secondOf, sinceEffect } from "./alignment";
import { type Player, SPEEDS, type Speed } from "./use-player";
import classes from "./debrief.module.css";

const STEP = 5;

interface ScrubberProps {
  debrief: Debrief;
  axis: Axis;
  player: Player;
}

/** Play, speed and a slider over the run, with a mark for each chapter. */
export function Scrubber({ debrief, axis, player }: ScrubberProps) {
  const { second, seek } = player;
  useShortcut(" ", "Play or pause the replay", player.toggle);
  useShortcut(",", "Replay: 5 seconds back", () => seek(second - STEP));
  useShortcut(".", "Replay: 5 seconds on", () => seek(second + STEP));
  useShortcut("Home", "Replay: to the beginning", () => seek(axis.from));
  useShortcut("End", "Replay: to the end", () => seek(axis.to));
  const share = (at: number) => ((at - axis.from) / Math.max(1, axis.to - axis.from)) * 100;
  return (
    <div className={classes.scrubber}>
      <div className="row wrap">
        <Button onClick={player.toggle} aria-keyshortcuts="Space" w={96}>
          {player.playing ? "Pause" : "Play"}
        </Button>
        <SegmentedControl
          aria-label="Speed"
          value={String(player.speed)}
          onChange={(value) => player.setSpeed(Number(value) as Speed)}
          data={SPEEDS.map((speed) => ({ value: String(speed), label: `×${speed}` }))}
        />
        <output className={`${classes.clock} num`} aria-label="Time since the effect">
          {sinceEffect(second)}
        </output>
        <span className="muted micro">since the fault took effect</span>
      </div>
      <div className={classes.track}>
        <input
          type="range"
          min={axis.from}
          max={axis.to}
          step={1}
          value={Math.round(second)}
          onChange={(event) => seek(Number(event.currentTarget.value))}
          aria-label="Moment of the run"
          aria-valuetext={`${sinceEffect(second)} since the effect`}
        />
        <div className={classes.marks} aria-hidden="true">
          {debrief.chapters.map((chapter, i) => (
            <span
              key={`${chapter.kind}${i}`}
              className={classes.mark}
              data-effect={chapter.kind === "EFFECT"}
              style={{ left: `${share(secondOf(debrief, chapter))}%` }}
              title={chapter.title}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The chapters as a list to jump by. */
export function ChapterList({ debrief, player }: Pick<ScrubberProps, "debrief" | "player">) {
  const placed = debrief.chapters
    .map((chapter) => ({ chapter, second: secondOf(debrief, chapter) }))
    .sort((a, b) => a.second - b.second);
  const current = placed.findLastIndex((each) => each.second <= player.second);
  return (
    <ol className={classes.chapters} aria-label="Chapters">
      {placed.map(({ chapter, second }, i) => (
        <li key={`${chapter.kind}${i}`}>
          <button
            type="button"
            className={classes.chapter}
            aria-current={i === current}
            onClick={() => player.seek(second)}
          >
            <span className="num muted">{sinceEffect(second)}</span>
            <span>{chapterText(debrief, chapter)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function chapterText(debrief: Debrief, chapter: Chapter): string {
  const team = debrief.teams.find((each) => each.key === chapter.team)?.name;
  return [chapter.title, team, chapter.what].filter(Boolean).join(": ");
}
