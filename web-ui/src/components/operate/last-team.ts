const KEY = "firedrill.team";

/** The team whose pages a staff member looked at last, in this browser tab. */
export function lastTeam(): string | null {
  return sessionStorage.getItem(KEY);
}

export function rememberTeam(slug: string): void {
  sessionStorage.setItem(KEY, slug);
}
