import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { Token } from "./types";

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: async () => (await body(http.GET("/tokens"))).items,
});

export interface TokenRequest {
  name: string;
  kind: Token["kind"];
  team: string | null;
  expiresInDays: number;
}

export function createToken(wish: TokenRequest) {
  return body(http.POST("/tokens", { body: wish }));
}

export function revokeToken(id: string) {
  return body(http.DELETE("/tokens/{id}", { params: { path: { id } } }));
}
