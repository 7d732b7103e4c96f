/** The pages about one environment of a team's bot keep it in the address; production is not named. */
export interface EnvSearch {
  env?: "STAGING";
}

export const envSearch = (search: Record<string, unknown>): EnvSearch =>
  search["env"] === "STAGING" ? { env: "STAGING" } : {};
