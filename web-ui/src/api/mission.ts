import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { MessageTo, MissionNeed, MissionRange } from "./types";

/** The class as it stands; fifteen minutes are kept fresh by the live stream, more are asked again. */
export const missionQuery = (range: MissionRange) =>
  queryOptions({
    queryKey: keys.mission(range),
    queryFn: () => body(http.GET("/mission", { params: { query: { range } } })),
    refetchInterval: range === "15m" ? 60_000 : 15_000,
  });

/** Who is here before a run. */
export const lobbyQuery = queryOptions({
  queryKey: keys.lobby,
  queryFn: () => body(http.GET("/lobby")),
  refetchInterval: 5_000,
});

const needPath = (need: Pick<MissionNeed, "team" | "kind">) => ({
  params: { path: { team: need.team.slug, need: need.kind } },
});

export const claimNeed = (need: MissionNeed) =>
  body(http.PUT("/mission/needs/{team}/{need}/claim", needPath(need)));

export const releaseNeed = (need: MissionNeed) =>
  body(http.DELETE("/mission/needs/{team}/{need}/claim", needPath(need)));

/** Without a text the question is only closed. */
export const answerHelp = (id: string, text: string | null) =>
  body(
    http.POST("/mission/help/{id}/answer", {
      params: { path: { id } },
      body: text === null ? {} : { text },
    }),
  );

export interface Saying {
  to: MessageTo;
  teams: string[];
  text: string;
  cost?: number;
}

export const previewMessage = async (saying: Pick<Saying, "to" | "teams">) =>
  (await body(http.POST("/mission/messages/preview", { body: saying }))).items;

export const sendMessage = async (saying: Saying) =>
  (await body(http.POST("/mission/messages", { body: saying }))).items;

export const giveHint = async (saying: Saying) =>
  (await body(http.POST("/mission/hints", { body: saying }))).items;
