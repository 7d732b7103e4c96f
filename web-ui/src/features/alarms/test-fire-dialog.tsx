import { Button, Modal } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Alarm, TestFire } from "@/api/types";
import { pagesQuery, testFire } from "@/api/alarms";
import { keys } from "@/api/keys";
import { DeliveryList, deliveryDigest } from "@/components/alarm/delivery-list";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { sentenceList } from "@/components/numbers";
import { ReasonField, reasonMissing } from "@/components/reason-field";

interface Props {
  slug: string;
  alarm: Alarm;
  onClose: () => void;
}

/** Sends a real page over the real routes, marked as a test; then shows what becomes of each. */
export function TestFireDialog({ slug, alarm, onClose }: Props) {
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [fired, setFired] = useState<TestFire | null>(null);
  const sent = useRef(false);
  if (fired) return <Fired slug={slug} alarm={alarm} fired={fired} onClose={onClose} />;
  return (
    <ConfirmDialog
      opened
      // After sending, the dialog closes itself; the deliveries take its place.
      onClose={() => {
        if (!sent.current) onClose();
      }}
      title={`Test-fire ${alarm.name}`}
      confirm="Send the test"
      blocked={reasonMissing(reason)}
      onConfirm={async () => {
        const answer = await testFire(slug, alarm.id, reason.trim());
        sent.current = true;
        setFired(answer);
        await Promise.all(
          [keys.pages(slug), keys.alarmHistory(slug, alarm.id)].map((queryKey) =>
            cache.invalidateQueries({ queryKey }),
          ),
        );
      }}
    >
      <p>
        {alarm.severity === "PAGE"
          ? "Whoever is on call gets a real page, marked TEST, over every route of the team."
          : "The team’s ticket route gets a real message, marked TEST."}{" "}
        The alarm’s state does not change.
      </p>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}

function Fired({ slug, alarm, fired, onClose }: Props & { fired: TestFire }) {
  const pages = useQuery(pagesQuery(slug));
  const page = pages.data?.find((each) => each.id === fired.page?.id) ?? fired.page;
  const deliveries = page?.deliveries ?? fired.deliveries;
  return (
    <Modal opened onClose={onClose} title={`Test of ${alarm.name}`}>
      <div className="stack loose">
        <p role="status">
          {page ? `Page ${page.number} went out` : "The test went out"}
          {page && page.notified.length > 0
            ? ` to ${sentenceList(page.notified.map((person) => person.name))}`
            : ""}
          : {deliveryDigest(deliveries)}.
        </p>
        {page && page.notified.length === 0 && alarm.severity === "PAGE" && (
          <p>Nobody is on call, so no person was called.</p>
        )}
        <DeliveryList deliveries={deliveries} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose} data-autofocus>
            Done
          </Button>
        </div>
      </div>
    </Modal>
  );
}
