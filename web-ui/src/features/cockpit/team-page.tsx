import { useParams } from "@tanstack/react-router";
import { Cockpit } from "./cockpit";

/** Staff look at a team's cockpit; students may open their own by its address. */
export function TeamPage() {
  const { team } = useParams({ strict: false });
  return <Cockpit key={team} slug={team ?? ""} />;
}
