import { Navigate } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { useSession } from "@/components/session";
import { PagePending } from "./page-pending";

const MissionControl = lazy(async () => ({
  default: (await import("@/features/mission-control/mission-control-page")).MissionControlPage,
}));
const Cockpit = lazy(async () => ({
  default: (await import("@/features/cockpit/cockpit")).Cockpit,
}));

/** Each role's first screen. */
export function HomePage() {
  const { role, team } = useSession();
  if (role === "GRADER") return <Navigate to="/grading" replace />;
  if (role === "STUDENT" && !team) return <NoTeam />;
  return (
    <Suspense fallback={<PagePending />}>
      {role === "STUDENT" && team ? <Cockpit slug={team.slug} /> : <MissionControl />}
    </Suspense>
  );
}

function NoTeam() {
  return (
    <Page title="Cockpit" narrow>
      <Empty title="You are not in a team yet.">
        Ask the course staff to put you into one; this page fills itself then.
      </Empty>
    </Page>
  );
}
