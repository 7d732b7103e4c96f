import { Page } from "@/components/page";

export function MissionControlPage() {
  return <Page title="Mission control">{null}</Page>;
}
