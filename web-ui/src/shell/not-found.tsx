import { NotFoundText } from "@/components/not-found-text";

export function NotFound() {
  return <NotFoundText what="page" />;
}
