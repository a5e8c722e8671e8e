import Link from "next/link";
import { Note } from "../../_ui/note";

/** For who was sent here by an organization that wants a second factor of everybody. */
export const SecondFactorAsked = ({ isOn, next }: { isOn: boolean; next: string }) =>
  isOn ? (
    <Note title="Your second factor is on.">
      <Link href={next}>Go on to where you were going</Link>
    </Note>
  ) : (
    <Note tone="asks" title="Where you were going, everybody needs a second factor.">
      <a href="#second-factor">Turn one on below</a>, or sign in with a passkey; then you can go on.
    </Note>
  );
