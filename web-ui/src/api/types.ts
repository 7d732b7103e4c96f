/** Every wire type of the application, named once. Only this file knows the schema's own names. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type PersonRef = Schemas["PersonView"];
export type TeamRef = Schemas["TeamRefView"];
export type Session = Schemas["SessionView"];
export type Role = Session["role"];

export type Team = Schemas["TeamView"];
export type Bot = Schemas["BotView"];
export type Env = Bot["environment"];

export type Author = Schemas["AuthorView"];
export type Artifact = Schemas["ArtifactView"];
export type Release = Schemas["ReleaseView"];
export type ReleaseRef = Schemas["ReleaseRefView"];
export type Deployment = Schemas["DeploymentView"];
export type Deployments = Schemas["DeploymentsView"];
export type Canary = Schemas["CanaryView"];
export type CanaryPlan = Schemas["CanaryRequest"];
export type Tally = Schemas["TallyView"];
export type Change = Schemas["ChangeView"];
export type DeploymentDiff = Schemas["DiffView"];
export type Freeze = Schemas["FreezeView"];
export type Config = Schemas["ConfigView"];
export type ConfigVersion = Schemas["ConfigVersionView"];
export type Secret = Schemas["SecretView"];
export type Variable = Schemas["VariableView"];

export type Blip = Schemas["BlipView"];
export type BlipKind = Blip["kind"];
export type BlipResult = Schemas["BlipResultView"];

export type Sli = Schemas["SliView"];
export type SliPoint = Schemas["SliPointView"];
export type SliSummary = Schemas["SliSummaryView"];
export type SliState = SliSummary["state"];
export type TeamSli = Schemas["SliItemView"];
export type TeamSlis = Schemas["SliBoardView"];

export type Flag = Schemas["FlagView"];
export type Flags = Schemas["ItemsViewFlagView"];
export type FlagSchedule = Schemas["FlagPlanView"];
export type FlagVersion = Schemas["FlagVersionView"];
export type FlagEvaluation = Schemas["FlagEvaluationView"];
export type FlagImport = Schemas["FlagImportView"];
export type Share = Schemas["ShareView"];

export type Exchange = Schemas["ExchangeView"];
export type ExchangeCall = Schemas["CallView"];
export type LogPage = Schemas["BotLogView"];
export type LogLine = Schemas["BotLogLineView"];
export type Token = Schemas["TokenView"];
export type NewToken = Schemas["NewTokenView"];

export type Scenario = Schemas["ScenarioView"];
export type ScenarioDetail = Schemas["ScenarioDetailView"];
export type TimelineStep = Schemas["TimelineStepView"];
export type Lab = Schemas["LabView"];
export type Mistake = Schemas["MistakeView"];
export type Preflight = Schemas["PreflightView"];
export type Run = Schemas["RunView"];
export type WaveSpread = Schemas["WaveSpreadView"];
export type Runs = Schemas["ItemsViewRunView"];
export type Schedule = Schemas["ScheduleView"];
export type ScheduleRequest = Schemas["ScheduleRequest"];
export type Timing = Schemas["TimingView"];
export type RunControl = Schemas["RunControlView"];
export type Certainty = RunControl["steps"][number]["certainty"];
export type RunTeam = Schemas["RunTeamView"];
export type Step = Schemas["StepView"];
export type TrafficStretch = Schemas["StretchView"];
export type TeamTraffic = Schemas["TeamTrafficView"];

export type Incident = Schemas["IncidentView"];
export type Incidents = Schemas["ItemsViewIncidentView"];
export type IncidentStatus = Incident["status"];
export type Severity = Incident["severity"];
export type IncidentRole = Incident["roles"][number]["role"];

export type Timeline = Schemas["TimelineView"];
export type TimelineEvent = Schemas["TimelineEventView"];
export type Lane = TimelineEvent["lane"];
/** The lane an event is drawn on; notes have one of their own. */
export type Track = TimelineEvent["track"];
export type Annotations = Schemas["AnnotationsView"];
export type TimelineNote = Schemas["NoteView"];
export type TimelinePin = Schemas["PinView"];
export type NoteVersion = Schemas["NoteVersionView"];
export type FaultWindow = Schemas["FaultWindowView"];

export type Postmortem = Schemas["PostmortemView"];
export type CommentThread = Schemas["CommentThreadView"];
export type PostmortemComment = Schemas["CommentView"];
export type CommentPlace = NonNullable<CommentThread["place"]>;
export type CommentQuote = Schemas["QuoteRequest"];
export type PostmortemDeadline = Schemas["DeadlineView"];
export type PostmortemTerms = Schemas["TermsView"];
export type Lateness = Schemas["LatenessView"];
export type Claim = Schemas["ClaimView"];
export type AssessmentSummary = Schemas["AssessmentSummaryView"];
export type AssessmentState = AssessmentSummary["state"];
export type Assessment = Schemas["AssessmentView"];
export type ScoreLine = Schemas["ScoreLineView"];
export type Grade = Schemas["GradeView"];

export type Channel = Schemas["ChannelView"];
export type Channels = Schemas["ItemsViewChannelView"];
export type ChatUser = Schemas["ChatUserView"];
export type Message = Schemas["MessageView"];
export type Messages = Schemas["MessagePageView"];
export type Thread = Schemas["ItemsViewMessageView"];
export type Command = Schemas["CommandView"];
export type ChatView = Schemas["ModalView"];

export type ProblemBody = Schemas["ProblemView"];

/** The server writes every member, with null where there is nothing. */
type Whole<T> = T extends (infer E)[]
  ? Whole<E>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> }
    : T;

type SourceMembers = {
  [K in keyof Whole<Schemas["AlarmSourceView"]>]: NonNullable<Whole<Schemas["AlarmSourceView"]>[K]>;
};
/** Which members a source has follows from its type. */
export type AlarmSource =
  | { type: "METRIC"; query: string; statistic: Statistic }
  | {
      type: "LOG";
      level: SourceMembers["level"] | null;
      text: string | null;
      fields: Record<string, string>;
    }
  | { type: "USERS"; measure: UserMeasure; command: string | null }
  | { type: "BURN_RATE"; windows: BurnWindow[] }
  | { type: "COMPOSITE"; rule: string };
export type SourceType = AlarmSource["type"];
export type Statistic = SourceMembers["statistic"];
export type UserMeasure = SourceMembers["measure"];
export type SourceLevel = SourceMembers["level"];
export type BurnWindow = Schemas["BurnWindowView"];
export type Alarm = Omit<Whole<Schemas["AlarmView"]>, "source"> & { source: AlarmSource };
export type AlarmState = Alarm["state"];
export type AlarmSeverity = Alarm["severity"];
export type Comparison = Alarm["comparison"];
export type MissingData = Alarm["missingData"];
/** What a person writes of an alarm. */
export type AlarmDefinition = Pick<
  Alarm,
  | "name"
  | "description"
  | "environment"
  | "source"
  | "comparison"
  | "threshold"
  | "periodSeconds"
  | "evaluationPeriods"
  | "datapointsToAlarm"
  | "missingData"
  | "severity"
  | "runbookId"
  | "enabled"
>;
export type AlarmExample = Omit<Schemas["AlarmExampleView"], "definition"> & {
  definition: Omit<AlarmDefinition, "runbookId">;
};
export type AlarmPreview = Omit<Schemas["AlarmPreviewView"], "points"> & {
  points: [number, number | null][];
};
export type AlarmHistory = Whole<Schemas["AlarmHistoryView"]>;
export type AlarmEvent = AlarmHistory["items"][number];
export type AlarmPage = Omit<Whole<Schemas["PageView"]>, "deliveries"> & {
  deliveries: Delivery[];
};
export type PageState = AlarmPage["state"];
export type Delivery = Whole<Schemas["NoticeDeliveryView"]>;
export interface TestFire {
  page: AlarmPage | null;
  deliveries: Delivery[];
}
export type OnCall = Whole<Schemas["OnCallView"]>;
export type Override = OnCall["overrides"][number];
export type Silence = Whole<Schemas["SilenceView"]>;
export type Routes = Schemas["RoutesView"];
export type Route = Routes["page"];
export type Inbox = Whole<Schemas["InboxView"]>;
export type InboxItem = Inbox["items"][number];

/** The events of the live stream by name. */
export interface LiveEvents {
  hello: Schemas["LiveHelloView"];
  beat: Schemas["LiveBeatView"];
  sli: Schemas["SliBoardView"];
  bot: Schemas["LiveBotView"];
  run: Run;
  incident: Incident;
  flag: Schemas["LiveFlagView"];
  message: Schemas["LiveMessageView"];
  channel: Schemas["LiveChannelView"];
  view: Schemas["LiveModalView"];
  timeline: Schemas["LiveTimelineView"];
  assessment: Schemas["LiveAssessmentView"];
  postmortem: Schemas["LivePostmortemView"];
  "postmortem-aside": Schemas["LivePostmortemAsideView"];
  console: Schemas["LiveConsoleView"];
  deployment: Deployment;
  config: Schemas["LiveConfigView"];
  log: LogGrowth;
  alarm: Alarm;
  page: AlarmPage;
  inbox: Schemas["LiveInboxView"];
  "on-call": Schemas["LiveOnCallView"];
  "runbook-run": Schemas["RunbookRunView"];
  automation: Schemas["LiveAutomationView"];
  mission: Schemas["LiveMissionView"];
  acting: Schemas["LiveActingView"];
}
export type LiveName = keyof LiveEvents;

export type LogResults = Schemas["LogsView"];
export type LogItem = Schemas["LogLineView"];
export type LogBar = Schemas["LogBarView"];
export type LogCounts = Schemas["LogCountsView"];
export type LogGrowth = Schemas["LiveLogView"];
export type LogLevel = NonNullable<LogItem["level"]>;

export type Metrics = Schemas["MetricsView"];
export type MetricFamily = Schemas["MetricFamilyView"];
export type MetricValues = Schemas["MetricQueryView"];
export type MetricSeries = Schemas["MetricLineView"];

export type Dashboard = Schemas["DashboardView"];
export type DashboardContent = Schemas["DashboardRequest"];
export type DashboardPanel = Schemas["PanelView"];
export type PanelKind = DashboardPanel["kind"];
export type Unit = DashboardPanel["unit"];

export type Mission = Schemas["MissionView"];
export type MissionTeam = Schemas["MissionTeamView"];
export type MissionHeat = Mission["heat"];
export type MissionNeed = Schemas["NeedView"];
export type MissionMarks = Schemas["MarksView"];
export type MissionDelta = Schemas["LiveMissionView"];
export type MissionDelivery = Schemas["DeliveryView"];
export type MessageTo = NonNullable<Schemas["SayRequest"]["to"]>;
export type MissionRange = "15m" | "1h" | "run";
export type LobbyTeam = Schemas["LobbyTeamView"];
