import { Page } from "@/components/page";

export function ScorePage() {
  return <Page title="Score">{null}</Page>;
}
