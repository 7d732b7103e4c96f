import { useQuery } from "@tanstack/react-query";
import { coursePackQuery } from "@/api/scenarios";
import type { Lab } from "@/api/types";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { isoMs, span } from "@/components/time";
import classes from "./scenarios.module.css";

/** The days of the course: what is played when, and what to have ready. */
export function CoursePackPanel() {
  const labs = useQuery(coursePackQuery);
  return (
    <Panel title="Course pack">
      <QueryView query={labs}>
        {(items) => (
          <ul className="plain-list">
            {items.map((lab) => (
              <li key={lab.id} className={classes.item}>
                <details>
                  <summary>
                    <strong>{lab.title}</strong>{" "}
                    <span className="muted">
                      {lab.topic}, {span(isoMs(lab.duration))}
                    </span>
                  </summary>
                  <LabDetails lab={lab} />
                </details>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
}

function LabDetails({ lab }: { lab: Lab }) {
  return (
    <div className="stack">
      <Words title="Objectives" words={lab.objectives} />
      <Words title="Have ready" words={lab.before} />
      <table className="table">
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {lab.agenda.map((item) => (
            <tr key={item.at}>
              <td className="nowrap">
                {span(isoMs(item.at))}
                <div className="muted micro">{span(isoMs(item.duration))}</div>
              </td>
              <td>
                {item.what}
                {item.scenario && (
                  <div className="muted micro">
                    {item.lacking
                      ? `${item.scenario}: not offered yet, lacking ${item.lacking}`
                      : (item.scenarioTitle ?? item.scenario)}
                    {item.unproven && <span title={item.unproven}> (not proven: practice only)</span>}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lab.variants.length > 0 && (
        <p className="muted">Variants of the bot: {lab.variants.join(", ")}</p>
      )}
      <p>{lab.notes}</p>
    </div>
  );
}

function Words({ title, words }: { title: string; words: string[] }) {
  if (words.length === 0) return null;
  return (
    <div>
      <h3 className="micro">{title}</h3>
      <ul className={classes.words}>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  );
}
