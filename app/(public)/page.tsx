import { LinkButton } from "../_ui/link-button";
import { PublicIntroduction } from "./public-introduction";

export default function Landing() {
  return (
    <PublicIntroduction>
      <p>
        Usage exports and price feeds come in; each workload gets the lowest of five levels that meets its requirements;
        deployed fine-tunes are held to what they promised; leaders decide, sign, and get the review by mail.
      </p>
      <p className="mt16">
        When does a fine-tune pay back, and which level is enough? Work out one question without an account; nothing is
        stored.
      </p>
      <p className="acts mt16">
        <LinkButton href="/calculator" look="primary">
          Open the calculator
        </LinkButton>
        <LinkButton href="/sign-in" look="second">
          Sign in
        </LinkButton>
      </p>
    </PublicIntroduction>
  );
}
