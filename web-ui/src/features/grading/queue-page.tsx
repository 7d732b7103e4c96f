import { Page } from "@/components/page";

export function QueuePage() {
  return <Page title="Grading">{null}</Page>;
}
