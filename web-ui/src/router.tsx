import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { debriefSearch } from "./components/debrief/debrief-address";
import { type EnvSearch, envSearch } from "./components/env-address";
import { type LogsSearch, logsSearch } from "./components/telemetry/log-address";
import {
  type DashboardSearch,
  type MetricsSearch,
  dashboardSearch,
  metricsSearch,
} from "./components/telemetry/metric-address";
import { type RunbooksSearch, runbooksSearch } from "./components/operate/runbooks-address";
import { page, root, shell, signIn } from "./router-shell";
import { NotFound } from "./shell/not-found";
import { PageFailed } from "./shell/page-failed";
import { PagePending } from "./shell/page-pending";

const home = createRoute({
  ...page,
  path: "/",
  component: lazyRouteComponent(() => import("./shell/home-page"), "HomePage"),
});
const teams = createRoute({
  ...page,
  path: "/teams",
  component: lazyRouteComponent(() => import("./features/cockpit/teams-page"), "TeamsPage"),
});
const team = createRoute({
  ...page,
  path: "/teams/$team",
  component: lazyRouteComponent(() => import("./features/cockpit/team-page"), "TeamPage"),
});
const operateHome = createRoute({
  ...page,
  path: "/operate",
  component: lazyRouteComponent(() => import("./shell/operate-home"), "OperateHome"),
});
const logs = createRoute({
  ...page,
  path: "/teams/$team/logs",
  validateSearch: (search: Record<string, unknown>): EnvSearch & LogsSearch => ({
    ...envSearch(search),
    ...logsSearch(search),
  }),
  component: lazyRouteComponent(() => import("./features/logs/logs-page"), "LogsPage"),
});
const metrics = createRoute({
  ...page,
  path: "/teams/$team/metrics",
  validateSearch: (search: Record<string, unknown>): EnvSearch & MetricsSearch => ({
    ...envSearch(search),
    ...metricsSearch(search),
  }),
  component: lazyRouteComponent(() => import("./features/metrics/metrics-page"), "MetricsPage"),
});
const dashboards = createRoute({
  ...page,
  path: "/teams/$team/dashboards",
  validateSearch: envSearch,
  component: lazyRouteComponent(
    () => import("./features/dashboards/dashboards-page"),
    "DashboardsPage",
  ),
});
const dashboard = createRoute({
  ...page,
  path: "/teams/$team/dashboards/$id",
  validateSearch: (search: Record<string, unknown>): EnvSearch & DashboardSearch => ({
    ...envSearch(search),
    ...dashboardSearch(search),
  }),
  component: lazyRouteComponent(
    () => import("./features/dashboards/dashboard-page"),
    "DashboardPage",
  ),
});
const deploys = createRoute({
  ...page,
  path: "/teams/$team/deploys",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/deploys/deploys-page"), "DeploysPage"),
});
const flags = createRoute({
  ...page,
  path: "/teams/$team/flags",
  validateSearch: (search: Record<string, unknown>): EnvSearch & { compare?: true } => ({
    ...envSearch(search),
    ...(search["compare"] === true ? { compare: true } : {}),
  }),
  component: lazyRouteComponent(() => import("./features/flags/flags-page"), "FlagsPage"),
});
const flag = createRoute({
  ...page,
  path: "/teams/$team/flags/$key",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/flags/flag-page"), "FlagPage"),
});
const config = createRoute({
  ...page,
  path: "/teams/$team/config",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/config/config-page"), "ConfigPage"),
});
const botConsole = createRoute({
  ...page,
  path: "/teams/$team/console",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/console/console-page"), "ConsolePage"),
});
const alarms = createRoute({
  ...page,
  path: "/teams/$team/alarms",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/alarms/alarms-page"), "AlarmsPage"),
});
const newAlarm = createRoute({
  ...page,
  path: "/teams/$team/alarms/new",
  validateSearch: (search: Record<string, unknown>): EnvSearch & { example?: number } => ({
    ...envSearch(search),
    ...(typeof search["example"] === "number" ? { example: search["example"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./features/alarms/editor-page"), "NewAlarmPage"),
});
const alarm = createRoute({
  ...page,
  path: "/teams/$team/alarms/$id",
  component: lazyRouteComponent(() => import("./features/alarms/alarm-page"), "AlarmPage"),
});
const editAlarm = createRoute({
  ...page,
  path: "/teams/$team/alarms/$id/edit",
  component: lazyRouteComponent(() => import("./features/alarms/editor-page"), "EditAlarmPage"),
});
const onCall = createRoute({
  ...page,
  path: "/teams/$team/on-call",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/on-call/on-call-page"), "OnCallPage"),
});
const routes = createRoute({
  ...page,
  path: "/teams/$team/routes",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/on-call/routes-page"), "RoutesPage"),
});
const inbox = createRoute({
  ...page,
  path: "/inbox",
  component: lazyRouteComponent(() => import("./features/inbox/inbox-page"), "InboxPage"),
});
const slo = createRoute({
  ...page,
  path: "/teams/$team/slo",
  validateSearch: (search: Record<string, unknown>): EnvSearch & { hours?: number } => ({
    ...envSearch(search),
    ...(Number(search["hours"]) > 0 ? { hours: Number(search["hours"]) } : {}),
  }),
  component: lazyRouteComponent(() => import("./features/slo/slo-page"), "SloPage"),
});
const capacity = createRoute({
  ...page,
  path: "/teams/$team/capacity",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/capacity/capacity-page"), "CapacityPage"),
});
const runbooks = createRoute({
  ...page,
  path: "/teams/$team/runbooks",
  validateSearch: (search: Record<string, unknown>): EnvSearch & RunbooksSearch => ({
    ...envSearch(search),
    ...runbooksSearch(search),
  }),
  component: lazyRouteComponent(() => import("./features/runbooks/runbooks-page"), "RunbooksPage"),
});
const runbook = createRoute({
  ...page,
  path: "/teams/$team/runbooks/$id",
  validateSearch: (search: Record<string, unknown>): EnvSearch & { edit?: true } => ({
    ...envSearch(search),
    ...(search["edit"] === true ? { edit: true } : {}),
  }),
  component: lazyRouteComponent(() => import("./features/runbooks/runbook-page"), "RunbookPage"),
});
const runbookRun = createRoute({
  ...page,
  path: "/teams/$team/runbook-runs/$id",
  validateSearch: envSearch,
  component: lazyRouteComponent(() => import("./features/runbooks/run-page"), "RunPage"),
});
const status = createRoute({
  getParentRoute: () => root,
  path: "/status/$slug",
  component: lazyRouteComponent(() => import("./features/status/status-page"), "StatusPage"),
});
const tokens = createRoute({
  ...page,
  path: "/tokens",
  component: lazyRouteComponent(() => import("./features/tokens/tokens-page"), "TokensPage"),
});
const chatHome = createRoute({
  ...page,
  path: "/chat",
  component: lazyRouteComponent(() => import("./features/chat/chat-home-page"), "ChatHomePage"),
});
const teamChat = createRoute({
  ...page,
  path: "/teams/$team/chat",
  component: lazyRouteComponent(() => import("./features/chat/chat-page"), "TeamChatPage"),
});
const channel = createRoute({
  ...page,
  path: "/teams/$team/chat/$channel",
  validateSearch: (search: Record<string, unknown>): { thread?: string } =>
    typeof search["thread"] === "string" || typeof search["thread"] === "number"
      ? { thread: String(search["thread"]) }
      : {},
  component: lazyRouteComponent(() => import("./features/chat/chat-page"), "ChannelPage"),
});
const incidents = createRoute({
  ...page,
  path: "/incidents",
  component: lazyRouteComponent(
    () => import("./features/incident/incidents-page"),
    "IncidentsPage",
  ),
});
const incident = createRoute({
  ...page,
  path: "/incidents/$id",
  component: lazyRouteComponent(() => import("./features/incident/incident-page"), "IncidentPage"),
});
const postmortem = createRoute({
  ...page,
  path: "/incidents/$id/postmortem",
  component: lazyRouteComponent(
    () => import("./features/postmortem/postmortem-page"),
    "PostmortemPage",
  ),
});
const grading = createRoute({
  ...page,
  path: "/grading",
  component: lazyRouteComponent(() => import("./features/grading/queue-page"), "QueuePage"),
});
const gradebook = createRoute({
  ...page,
  path: "/gradebook",
  component: lazyRouteComponent(
    () => import("./features/gradebook/gradebook-page"),
    "GradebookPage",
  ),
});
const workbench = createRoute({
  ...page,
  path: "/grading/$id",
  component: lazyRouteComponent(() => import("./features/grading/workbench-page"), "WorkbenchPage"),
});
const review = createRoute({
  ...page,
  path: "/grading/runs/$run",
  component: lazyRouteComponent(() => import("./features/grading/review-page"), "ReviewPage"),
});
const reviewOverview = createRoute({
  ...page,
  path: "/grading/runs/$run/overview",
  component: lazyRouteComponent(() => import("./features/grading/overview-page"), "OverviewPage"),
});
const rubric = createRoute({
  ...page,
  path: "/grading/rubrics/$scope",
  component: lazyRouteComponent(() => import("./features/grading/rubric-page"), "RubricPage"),
});
const scenarios = createRoute({
  ...page,
  path: "/scenarios",
  component: lazyRouteComponent(
    () => import("./features/scenarios/scenarios-page"),
    "ScenariosPage",
  ),
});
const scenario = createRoute({
  ...page,
  path: "/scenarios/$id/$version",
  component: lazyRouteComponent(() => import("./features/scenarios/scenario-page"), "ScenarioPage"),
});
const scores = createRoute({
  ...page,
  path: "/scores",
  component: lazyRouteComponent(() => import("./features/score/scores-page"), "ScoresPage"),
});
const score = createRoute({
  ...page,
  path: "/scores/$id",
  component: lazyRouteComponent(() => import("./features/score/score-page"), "ScorePage"),
});

const debriefs = createRoute({
  ...page,
  path: "/debriefs",
  component: lazyRouteComponent(() => import("./features/debrief/debriefs-page"), "DebriefsPage"),
});
const debrief = createRoute({
  ...page,
  path: "/debrief/$run",
  validateSearch: debriefSearch,
  component: lazyRouteComponent(() => import("./features/debrief/debrief-page"), "DebriefPage"),
});

const tree = root.addChildren([
  signIn,
  status,
  shell.addChildren([
    home,
    teams,
    team,
    operateHome,
    logs,
    metrics,
    dashboards,
    dashboard,
    deploys,
    flags,
    flag,
    config,
    botConsole,
    alarms,
    newAlarm,
    alarm,
    editAlarm,
    onCall,
    routes,
    inbox,
    slo,
    capacity,
    runbooks,
    runbook,
    runbookRun,
    tokens,
    chatHome,
    teamChat,
    channel,
    incidents,
    incident,
    postmortem,
    grading,
    workbench,
    gradebook,
    review,
    reviewOverview,
    rubric,
    scenarios,
    scenario,
    scores,
    score,
    debriefs,
    debrief,
  ]),
]);

export function makeRouter(cache: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { cache },
    defaultPreload: "intent",
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
