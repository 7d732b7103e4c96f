import { Page } from "@/components/page";

export function IncidentPage() {
  return <Page title="Incident">{null}</Page>;
}
