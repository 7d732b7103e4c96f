import type { FlagImport } from "@/api/types";
import { pretty } from "@/components/diff/line-diff";
import { TextDiff } from "@/components/diff/text-diff";
import { sentenceList } from "@/components/numbers";
import classes from "./flags.module.css";

type Planned = FlagImport["changes"][number];
const WORDS: Record<Planned["change"], string> = {
  ADDED: "added",
  CHANGED: "changed",
  REMOVED: "removed",
  SAME: "unchanged",
};

/** What applying the file would do, flag by flag. */
export function ImportChanges({ changes, where }: { changes: Planned[]; where: string }) {
  const counts = (Object.keys(WORDS) as Planned["change"][])
    .map((kind) => ({ kind, n: changes.filter((each) => each.change === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${n} ${WORDS[kind]}`);
  return (
    <section className="stack" aria-label="What the file changes">
      <p role="status">
        In {where}: {sentenceList(counts)}.
      </p>
      <ul className={`plain-list ${classes.rows}`}>
        {changes
          .filter((each) => each.change !== "SAME")
          .map((each) => (
            <li key={each.key} className={classes.version}>
              <details className={classes.more}>
                <summary>
                  <span className="mono">{each.key}</span>{" "}
                  <span className={classes.chip}>{WORDS[each.change]}</span>
                </summary>
                <TextDiff
                  before={pretty(each.before)}
                  after={pretty(each.after)}
                  label={`What changes of ${each.key}`}
                />
              </details>
            </li>
          ))}
      </ul>
    </section>
  );
}
