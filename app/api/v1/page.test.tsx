import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import ApiPage from "./page";

it("renders the page of the API with an anchor for each problem", () => {
  const html = renderToStaticMarkup(<ApiPage />);
  expect(html.match(/<h1/g)).toHaveLength(1);
  const anchors = new Set([...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id));
  for (const [, target] of html.matchAll(/href="#([\w-]+)"/g)) expect(anchors).toContain(target);
  expect(html).toContain("POST /api/v1/usage");
});
