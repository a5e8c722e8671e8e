import "../../alone.css";
import { Headline } from "../../_ui/headline";
import { LinkButton } from "../../_ui/link-button";

export default function NotFound() {
  return (
    <div className="alone">
      <Headline
        finding="There is nothing at this address."
        lede="It may have moved or been removed, or your role here may not see it."
      >
        <LinkButton href="/o">Your organizations</LinkButton>
      </Headline>
    </div>
  );
}
