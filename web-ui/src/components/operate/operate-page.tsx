import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Env } from "@/api/types";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { isStaff, useSession } from "@/components/session";
import { ENV_WORDS } from "@/components/words";
import type { TeamScope } from "./scope";
import { TeamPicker } from "./team-picker";
import classes from "./operate.module.css";

/** In the order of the work: see, be told, judge, change, look closer, act again. */
const TABS = [
  { to: "/teams/$team/logs", label: "Logs" },
  { to: "/teams/$team/metrics", label: "Metrics" },
  { to: "/teams/$team/alarms", label: "Alarms" },
  { to: "/teams/$team/slo", label: "SLO" },
  { to: "/teams/$team/deploys", label: "Deploys" },
  { to: "/teams/$team/flags", label: "Flags" },
  { to: "/teams/$team/config", label: "Configuration" },
  { to: "/teams/$team/console", label: "Console" },
  { to: "/teams/$team/runbooks", label: "Runbooks" },
  { to: "/teams/$team/capacity", label: "Capacity" },
] as const;
export type OperateTab = (typeof TABS)[number]["to"];

interface OperatePageProps {
  scope: TeamScope;
  tab: OperateTab;
  title: string;
  heading?: ReactNode;
  eyebrow?: ReactNode;
  actions?: ReactNode;
  /** Pages about both environments have no switch. */
  withEnv?: boolean;
  children: ReactNode;
}

/** What all pages about operating a team's bot share: whose it is, the tabs, the environment. */
export function OperatePage(props: OperatePageProps) {
  const { scope, tab, title, heading, eyebrow, actions, withEnv = true, children } = props;
  const { role } = useSession();
  if (scope.missing) return <NotFoundText what="team" />;
  return (
    <Page
      title={`${title}, team ${scope.name}`}
      heading={heading ?? title}
      eyebrow={
        <>
          {isStaff(role) ? (
            <Link to="/teams/$team" params={{ team: scope.slug }}>
              Team {scope.name}
            </Link>
          ) : (
            <>Team {scope.name}</>
          )}
          {eyebrow}
        </>
      }
      actions={actions}
    >
      <div className={classes.bar}>
        <nav aria-label="Operate" className={classes.tabs} ref={showCurrent}>
          {TABS.map((each) => (
            <Link
              key={each.to}
              to={each.to}
              params={{ team: scope.slug }}
              search={scope.env === "PRODUCTION" ? {} : { env: scope.env }}
              className={`${classes.tab} ${each.to === tab ? classes.current : ""}`}
              activeProps={{}}
              aria-current={each.to === tab ? "page" : undefined}
            >
              {each.label}
            </Link>
          ))}
        </nav>
        <div className={classes.choices}>
          {isStaff(role) && <TeamPicker slug={scope.slug} tab={tab} env={scope.env} />}
          {withEnv && <EnvSwitch env={scope.env} onChange={scope.setEnv} />}
        </div>
      </div>
      {!scope.mine && <ActingNote scope={scope} />}
      {children}
    </Page>
  );
}

/** On a narrow screen the tabs scroll; the one shown is always in view. */
function showCurrent(nav: HTMLElement | null): void {
  const current = nav?.querySelector<HTMLElement>("[aria-current=page]");
  if (nav && current)
    nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.clientWidth) / 2;
}

export function EnvSwitch({ env, onChange }: { env: Env; onChange: (env: Env) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Environment"
      value={env}
      onChange={(value) => onChange(value === "STAGING" ? "STAGING" : "PRODUCTION")}
      data={(["PRODUCTION", "STAGING"] as const).map((value) => ({
        value,
        label: ENV_WORDS[value],
      }))}
    />
  );
}

/** Staff see in whose house they are, and what acting there means. */
function ActingNote({ scope }: { scope: TeamScope }) {
  return (
    <p className={classes.note} role="note">
      {scope.canAct
        ? `You act for team ${scope.name}: what you change here is done at once, recorded under your name and seen by the team.`
        : `You read team ${scope.name}’s pages. Graders change nothing here; the team and instructors do.`}
    </p>
  );
}
