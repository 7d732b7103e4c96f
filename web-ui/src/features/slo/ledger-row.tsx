import { useId, useState } from "react";
import type { LedgerEntry } from "@/api/slo-types";
import { count } from "@/components/numbers";
import { When, clockOnly, zoneOf } from "@/components/time";
import { CauseMark } from "./cause-mark";
import { requests } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

/** One charge; its evidence opens below it. */
export function LedgerRow({ entry }: { entry: LedgerEntry }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const minutes = (Date.parse(entry.until) - Date.parse(entry.from)) / 60_000;
  return (
    <>
      <tr>
        <th scope="row" className={classes.when}>
          <When at={entry.from} />
          <span className="muted micro">
            to {clockOnly(entry.until)} {zoneOf(entry.until)}
          </span>
        </th>
        <td>
          <CauseMark cause={entry.cause} />
          {entry.excused && <div className="muted micro">Excused: does not count</div>}
          {entry.share < 1 && !entry.excused && (
            <div className="muted micro">{Math.round(entry.share * 100)} % of it</div>
          )}
        </td>
        <td className={classes.why}>
          <span>{entry.text}</span>{" "}
          {entry.evidence.length > 0 && (
            <button
              type="button"
              className={classes.link}
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {open ? "Hide" : "Show"} {count(entry.evidence.length, "fact")}
            </button>
          )}
        </td>
        <td className="right num">{minutes}</td>
        <td className="right num nowrap">
          {entry.total === 0 ? (
            <span className="muted">not asked</span>
          ) : (
            <>
              {requests(entry.bad)} <span className="muted">of {requests(entry.total)}</span>
            </>
          )}
        </td>
      </tr>
      {open && (
        <tr id={id}>
          <td colSpan={5} className={classes.facts}>
            <ul className="plain-list">
              {entry.evidence.map((fact) => (
                <li key={fact.id}>
                  <When at={fact.at} /> <span className="mono muted">{fact.kind}</span>{" "}
                  <span>{fact.text}</span>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}
