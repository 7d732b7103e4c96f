import type { Certainty, RunControl } from "@/api/types";
import { StateMark } from "@/components/state-mark";
import type { Said } from "@/components/words";

const WORDS: Record<Certainty, Said> = {
  NOT_BEGUN: { word: "Not begun", tone: "none" },
  IN_FORCE: { word: "In force", tone: "neutral" },
  UNDOING: { word: "Being undone", tone: "warn" },
  UNDONE: { word: "Undone, not seen gone", tone: "warn" },
  CLEAN: { word: "Clean", tone: "ok" },
  SUPERSEDED: { word: "Superseded", tone: "none" },
  VOID: { word: "Void", tone: "none" },
  STUCK: { word: "Stuck", tone: "breach" },
  SENT: { word: "Sent", tone: "ok" },
  SKIPPED: { word: "Skipped", tone: "none" },
};

/** What is certain about every step of every team after an order. */
export function CertaintyList({ report, hideNames }: { report: RunControl; hideNames: boolean }) {
  const label = `Steps of run ${report.run.number}`;
  return (
    <section className="stack tight" aria-label={label}>
      <p role="status">{verdict(report)}</p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={label}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">Step</th>
              <th scope="col">Certain is</th>
            </tr>
          </thead>
          <tbody>
            {report.steps.map((step) => (
              <tr key={`${step.team.id}-${step.step}`}>
                <th scope="row">{step.team.name}</th>
                <td>{hideNames ? "Hidden in projector mode" : step.title}</td>
                <td>
                  <StateMark said={WORDS[step.certainty]} />
                  {step.detail && !hideNames && <div className="micro muted">{step.detail}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function verdict(report: RunControl): string {
  const who = `Run ${report.run.number}`;
  if (!report.changed) return `${who}: this had been done before; this is how it stands.`;
  return report.confirmed
    ? `${who}: everything is confirmed.`
    : `${who}: not everything could be confirmed within ten seconds. It is tried again by itself; look at the run.`;
}
