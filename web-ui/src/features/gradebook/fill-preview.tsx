import type { FillPlan, FillRow } from "@/api/gradebook-types";
import { Caution } from "@/components/empty";
import { StateMark } from "@/components/state-mark";
import classes from "./gradebook.module.css";
import { OUTCOME_WORDS } from "./words";

/** What needs a look stands first. */
const ORDER: FillRow["outcome"][] = [
  "AMBIGUOUS",
  "DOUBLED",
  "SHORT",
  "UNMATCHED",
  "CHANGED",
  "NO_GRADE",
  "UNCHANGED",
];

/** Row by row what filling the file changes and what it leaves. */
export function FillPreview({ plan }: { plan: FillPlan }) {
  const rows = [...plan.rows].sort(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || a.row - b.row,
  );
  return (
    <div className="stack">
      <ul className={classes.notes}>
        {plan.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {plan.absent.length > 0 && (
        <Caution>
          Not in the file, but with a grade: {plan.absent.join(", ")}. They get nothing.
        </Caution>
      )}
      {rows.length > 0 && (
        <>
          <ul className={`plain-list ${classes.counts}`} aria-label="Rows by what becomes of them">
            {ORDER.map((outcome) => {
              const count = rows.filter((row) => row.outcome === outcome).length;
              return count === 0 ? null : (
                <li key={outcome}>
                  <StateMark said={OUTCOME_WORDS[outcome]} /> <strong>{count}</strong>
                </li>
              );
            })}
          </ul>
          <div className={classes.diff} tabIndex={0} role="group" aria-label="Rows of the file">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Row</th>
                  <th scope="col">In the file</th>
                  <th scope="col">Here</th>
                  <th scope="col">What becomes of it</th>
                  <th scope="col" className="right">
                    Now
                  </th>
                  <th scope="col" className="right">
                    Then
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.row}>
                    <td className="num">{row.row}</td>
                    <th scope="row">
                      <bdi>{row.shown}</bdi>
                    </th>
                    <td>
                      {row.personName ? (
                        <>
                          <bdi>{row.personName}</bdi>{" "}
                          <span className="muted micro">by {row.by}</span>
                        </>
                      ) : (
                        "–"
                      )}
                    </td>
                    <td>
                      <StateMark said={OUTCOME_WORDS[row.outcome]} />{" "}
                      <span className="muted micro">{row.sentence}</span>
                    </td>
                    <td className={`right ${classes.value}`}>{row.from || "empty"}</td>
                    <td className={`right ${classes.value}`}>
                      {row.outcome === "CHANGED" ? <strong>{row.to}</strong> : "stays"}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}
