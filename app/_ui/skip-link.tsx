/** First in the page: past the bar, to `<main id="main" tabIndex={-1}>`. */
export function SkipLink({ to = "main" }: { to?: string }) {
  return (
    <a className="skip" href={`#${to}`}>
      Skip to content
    </a>
  );
}
