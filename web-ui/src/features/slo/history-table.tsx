import type { Slo } from "@/api/slo-types";
import { When } from "@/components/time";
import { shareWords } from "@/components/slo/slo-words";

/** The burn-down's figures, newest first; at most 60 of them, evenly apart. */
export function HistoryTable({ slo }: { slo: Slo }) {
  const every = Math.max(1, Math.ceil(slo.history.length / 60));
  const points = [...slo.history].reverse().filter((_, at) => at % every === 0);
  return (
    <div
      className="scroll-x"
      style={{ maxHeight: 260, overflowY: "auto", marginTop: 8 }}
      tabIndex={0}
      role="group"
      aria-label="Budget left over time"
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col" className="right">
              Left
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">
                <When at={point.at} />
              </th>
              <td className="right">{shareWords(point.left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
