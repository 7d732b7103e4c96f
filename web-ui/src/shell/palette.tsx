import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { incidentsQuery, teamsQuery } from "@/api/queries";
import { lastTeam } from "@/components/operate/last-team";
import { useProjector } from "@/components/projector";
import { isStaff, useSession } from "@/components/session";
import { INCIDENT_WORDS } from "@/components/words";
import { useActiveShortcuts } from "@/components/shortcuts";
import { NAV } from "./nav-items";
import { useSignOut } from "./person-menu";

const OPERATE = [
  { to: "/teams/$team/alarms", label: "alarms and pages" },
  { to: "/teams/$team/on-call", label: "on-call" },
  { to: "/teams/$team/routes", label: "routes of pages" },
  { to: "/teams/$team/slo", label: "SLO and ledger" },
  { to: "/teams/$team/deploys", label: "deploys" },
  { to: "/teams/$team/flags", label: "flags" },
  { to: "/teams/$team/config", label: "configuration and secrets" },
  { to: "/teams/$team/console", label: "bot console" },
  { to: "/teams/$team/runbooks", label: "runbooks, rules and toil" },
  { to: "/teams/$team/capacity", label: "capacity" },
] as const;

/** Everything this person can go to or do from here, by name. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const actions = useActions(onHelp);
  useEffect(() => spotlight.open(), []);
  return (
    <Spotlight
      actions={actions}
      onSpotlightClose={onClose}
      shortcut={null}
      nothingFound="Nothing has that name"
      highlightQuery
      limit={12}
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: "Search or run a command",
        "aria-label": "Search or run a command",
      }}
    />
  );
}

function useActions(onHelp: () => void): SpotlightActionData[] {
  const session = useSession();
  const navigate = useNavigate();
  const staff = isStaff(session.role);
  const teams = useQuery({ ...teamsQuery, enabled: staff });
  const incidents = useQuery(incidentsQuery);
  const shortcuts = useActiveShortcuts();
  const { setColorScheme } = useMantineColorScheme();
  const [projector, setProjector] = useProjector();
  const signOut = useSignOut();

  const pages = NAV[session.role].map((item) => ({
    id: `go-${item.to}`,
    label: `Go to ${item.label}`,
    onClick: () => void navigate({ to: item.to }),
  }));
  const here = shortcuts
    .filter((each) => !each.keys.startsWith("g ") && each.keys !== "?")
    .map((each) => ({ id: `here-${each.keys}`, label: each.label, onClick: each.run }));
  const open = (incidents.data?.items ?? []).slice(0, 20).map((incident) => ({
    id: `incident-${incident.id}`,
    label: `Open INC-${incident.number} ${incident.title}`,
    description: `${incident.team.name}, ${INCIDENT_WORDS[incident.status].word}`,
    onClick: () => void navigate({ to: "/incidents/$id", params: { id: incident.id } }),
  }));
  const teamPages = (teams.data ?? []).map((team) => ({
    id: `team-${team.slug}`,
    label: `Go to team ${team.name}`,
    onClick: () => void navigate({ to: "/teams/$team", params: { team: team.slug } }),
  }));
  const team = session.team?.slug ?? lastTeam();
  const operate = team
    ? OPERATE.map(({ to, label }) => ({
        id: `operate-${to}`,
        label: `Go to ${label}`,
        onClick: () => void navigate({ to, params: { team } }),
      }))
    : [];
  const settings = [
    { id: "inbox", label: "Go to inbox", onClick: () => void navigate({ to: "/inbox" }) },
    { id: "debriefs", label: "Go to debriefs", onClick: () => void navigate({ to: "/debriefs" }) },
    { id: "tokens", label: "Go to API tokens", onClick: () => void navigate({ to: "/tokens" }) },
    { id: "theme-light", label: "Use the light theme", onClick: () => setColorScheme("light") },
    { id: "theme-dark", label: "Use the dark theme", onClick: () => setColorScheme("dark") },
    { id: "theme-auto", label: "Use the system theme", onClick: () => setColorScheme("auto") },
    ...(staff
      ? [
          {
            id: "scenarios",
            label: "Go to scenarios and the course pack",
            onClick: () => void navigate({ to: "/scenarios" }),
          },
          {
            id: "projector",
            label: projector ? "Switch projector mode off" : "Switch projector mode on",
            onClick: () => setProjector(!projector),
          },
        ]
      : []),
    { id: "help", label: "Show help and keys", onClick: onHelp },
    { id: "sign-out", label: "Sign out", onClick: () => void signOut() },
  ];
  return [...here, ...pages, ...operate, ...teamPages, ...open, ...settings];
}
