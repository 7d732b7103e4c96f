import { Page } from "@/components/page";

export function ScoresPage() {
  return <Page title="Scores">{null}</Page>;
}
