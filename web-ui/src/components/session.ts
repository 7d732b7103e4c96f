import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQuery } from "@/api/queries";
import type { Role, Session } from "@/api/types";

/** Who is signed in. Only below the shell, which loads it first. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function isStaff(role: Role): boolean {
  return role !== "STUDENT";
}
