import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loading } from "./empty";
import { ProblemView } from "./problem-view";

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  lines?: number;
}

/** Loading, failed or there. Data that is there stays while a refresh fails; the live state tells. */
export function QueryView<T>({ query, children, lines }: QueryViewProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  }
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}
