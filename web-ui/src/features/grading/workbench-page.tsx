import { Page } from "@/components/page";

export function WorkbenchPage() {
  return <Page title="Grading">{null}</Page>;
}
