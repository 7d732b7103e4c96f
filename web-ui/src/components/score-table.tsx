import type { Assessment, ScoreLine } from "@/api/types";
import { points } from "./points";
import classes from "./score-table.module.css";

interface ScoreTableProps {
  auto: Assessment["auto"];
  selected?: string | null;
  /** Marks the evidence of a line in the timeline. */
  onSelect?: (line: ScoreLine | null) => void;
}

/** What the machine measured, what it is worth and why; each line can show its evidence. */
export function ScoreTable({ auto, selected, onSelect }: ScoreTableProps) {
  return (
    <div className="stack">
      <p>
        <strong className={classes.total}>{points(auto.total)}</strong>{" "}
        <span className="muted">
          of 100{auto.voided ? ", void: the platform was at fault" : ""}
        </span>
      </p>
      <ul className={`plain-list ${classes.lines}`}>
        {auto.lines.map((line) => (
          <li key={line.id} className={classes.line}>
            <div className="row between">
              <strong>{line.label}</strong>
              <span className="num nowrap">
                {points(line.points)}
                {line.weight > 0 && <span className="muted"> of {points(line.weight * 100)}</span>}
              </span>
            </div>
            <svg
              viewBox="0 0 100 4"
              preserveAspectRatio="none"
              className={classes.bar}
              aria-hidden="true"
            >
              <rect width="100" height="4" fill="var(--fd-line)" />
              <rect
                width={Math.max(0, Math.min(1, line.subScore)) * 100}
                height="4"
                fill="var(--fd-ink)"
              />
            </svg>
            <p>{line.explanation}</p>
            <div className="row wrap between muted micro">
              <span>
                Measured {line.measured}
                {line.full ? `; full points at ${line.full}` : ""}
                {line.zero ? `, none at ${line.zero}` : ""}
              </span>
              {onSelect && line.evidence.length > 0 && (
                <button
                  type="button"
                  className={classes.show}
                  aria-pressed={selected === line.id}
                  onClick={() => onSelect(selected === line.id ? null : line)}
                >
                  {selected === line.id ? "Hide" : "Show"} evidence ({line.evidence.length})
                  <span className="hidden-visually"> of {line.label}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {auto.notes.length > 0 && (
        <ul className={classes.notes}>
          {auto.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
