import { Link } from "@tanstack/react-router";
import type { GradebookCell, GradebookItem, GradebookRow } from "@/api/gradebook-types";
import { StateMark } from "@/components/state-mark";
import classes from "./gradebook.module.css";
import { CELL_WORDS, score } from "./words";

interface Props {
  items: GradebookItem[];
  rows: GradebookRow[];
  onPerson: (id: string) => void;
}

export function GradebookTable({ items, rows, onPerson }: Props) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label="Gradebook">
      <table className={`table ${classes.book}`}>
        <thead>
          <tr>
            <th scope="col" className={classes.sticky}>
              Person
            </th>
            <th scope="col">Team</th>
            {items.map((item) => (
              <th scope="col" key={item.id} className={classes.item}>
                {item.title}
                <span className={classes.sub}>
                  weight {item.weight}, {item.points} points
                  {item.droppable ? "" : ", never dropped"}
                </span>
              </th>
            ))}
            <th scope="col" className="right">
              Total
            </th>
            <th scope="col" className="right">
              With drafts
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person.id}>
              <th scope="row" className={classes.sticky}>
                <button
                  type="button"
                  className={classes.person}
                  onClick={() => onPerson(row.person.id)}
                >
                  <bdi>{row.person.name}</bdi>
                </button>
                {row.risks.length > 0 && <span className={classes.risk}>at risk</span>}
              </th>
              <td>{row.team ? row.team.name : <span className="muted">no team</span>}</td>
              {row.cells.map((cell) => (
                <td key={cell.item} className={cell.dropped ? classes.dropped : undefined}>
                  <CellOf cell={cell} person={row.person.name} />
                </td>
              ))}
              <td className="right">
                <strong>{score(row.published.value)}</strong>
              </td>
              <td className="right">{score(row.expected.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellOf({ cell, person }: { cell: GradebookCell; person: string }) {
  const value = cell.score === null || cell.score === undefined ? null : score(cell.score);
  const content = (
    <>
      {value !== null && <span className="num">{value}</span>}
      <StateMark said={CELL_WORDS[cell.state]} />
      {cell.dropped && <span className="muted micro">dropped</span>}
      {cell.postmortemMissing && <span className="muted micro">no postmortem</span>}
    </>
  );
  return cell.assessmentId ? (
    <Link to="/grading/$id" params={{ id: cell.assessmentId }} className={classes.cell}>
      {content}
      <span className="hidden-visually">, {person}, open the assessment</span>
    </Link>
  ) : (
    <span className={classes.cell}>{content}</span>
  );
}
