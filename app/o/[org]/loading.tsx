import { LoadingPage } from "../../_ui/loading-bars";

export default function Loading() {
  return <LoadingPage />;
}
