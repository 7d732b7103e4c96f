import { Button, Modal } from "@mantine/core";
import type { Rubric, RubricCriterion } from "@/api/review-types";
import { differences, merged } from "./rubric-draft";

interface RubricClashProps {
  base: Rubric;
  mine: RubricCriterion[];
  theirs: Rubric | null;
  /** The criteria to go on with, on top of what is saved now. */
  onMerge: (next: RubricCriterion[], current: Rubric) => void;
}

/** Somebody saved meanwhile: what both began with, mine and theirs, place by place. */
export function RubricClash({ base, mine, theirs, onMerge }: RubricClashProps) {
  return (
    <Modal
      opened={theirs !== null}
      onClose={() => undefined}
      withCloseButton={false}
      title="Somebody saved this rubric meanwhile"
      size="xl"
    >
      {theirs && (
        <div className="stack loose">
          <p>
            {theirs.by?.name ?? "Somebody"} saved version {theirs.version}
            {theirs.reason && `: “${theirs.reason}”`}. Nothing of yours is lost.
          </p>
          <div className="scroll-x" tabIndex={0} role="group" aria-label="Differences">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Where</th>
                  <th scope="col">Both began with</th>
                  <th scope="col">Yours</th>
                  <th scope="col">Theirs</th>
                </tr>
              </thead>
              <tbody>
                {differences(base.criteria, mine, theirs.criteria).map((one) => (
                  <tr key={one.where}>
                    <th scope="row">{one.where}</th>
                    <td>{one.base || "–"}</td>
                    <td>{one.mine || "–"}</td>
                    <td>{one.theirs || "–"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="row wrap" style={{ justifyContent: "flex-end" }}>
            <Button variant="default" onClick={() => onMerge(theirs.criteria, theirs)}>
              Take theirs
            </Button>
            <Button variant="default" onClick={() => onMerge(mine, theirs)}>
              Go on with mine
            </Button>
            <Button onClick={() => onMerge(merged(base.criteria, mine, theirs.criteria), theirs)}>
              Mine, with theirs where I changed nothing
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
