import { queryOptions } from "@tanstack/react-query";
import { call } from "./contract-b";
import { keys } from "./keys";
import type { NewToken, Token } from "./types";

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: async () => (await call<{ items: Token[] }>("GET", "/tokens")).items,
});

export interface TokenRequest {
  name: string;
  kind: Token["kind"];
  team: string | null;
  expiresInDays: number;
}

export function createToken(body: TokenRequest): Promise<NewToken> {
  return call("POST", "/tokens", { body });
}

export function revokeToken(id: string): Promise<void> {
  return call("DELETE", "/tokens/{id}", { params: { path: { id } } });
}
