import { Button } from "@mantine/core";

/** The saved postmortem as PDF, made by the server. */
export function PdfLink({ incidentId }: { incidentId: string }) {
  return (
    <Button
      component="a"
      variant="default"
      href={`/api/v1/incidents/${incidentId}/postmortem-review/pdf`}
      download
    >
      PDF
    </Button>
  );
}
