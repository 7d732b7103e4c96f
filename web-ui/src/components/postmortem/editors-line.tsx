import { useQuery } from "@tanstack/react-query";
import { editorsQuery } from "@/api/postmortem";

/** Who writes at the moment, for those who read. */
export function EditorsLine({ incidentId }: { incidentId: string }) {
  const { data } = useQuery(editorsQuery(incidentId));
  const names = (data ?? []).map((one) => one.name);
  return <EditorsText names={names} />;
}

/** Always there, so that a screen reader is told of changes. */
export function EditorsText({ names, also = false }: { names: string[]; also?: boolean }) {
  return (
    <span role="status" aria-label="Writing now" className="muted micro">
      {names.length === 0
        ? ""
        : `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} ${also ? "also " : ""}writing`}
    </span>
  );
}
