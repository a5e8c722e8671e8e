import { Headline } from "../_ui/headline";
import { LinkButton } from "../_ui/link-button";

/** For a mailed link that is used, expired, replaced by a newer one, or was never sent: all look alike. */
export function LinkEnded({ again }: { again: string }) {
  return (
    <div className="form-page">
      <Headline
        finding="This link does not work any more."
        lede="Links work once and not for long, and a newer one ends those before it."
      >
        <LinkButton look="primary" href={again}>
          Ask for another
        </LinkButton>
      </Headline>
    </div>
  );
}
