import { Resvg } from "@resvg/resvg-js";
import { layoutGlyph, layoutLadder, SHEET, toSvg, type Drawing } from "@/server/drawings";
import type { ReviewSnapshot, WorkloadLine } from "@/server/review/schema";
import { ladderItems } from "@/server/review/wording";
import type { FontFile } from "../fonts";
import { glyphName } from "./glyph-name";
import type { Picture } from "./picture";

const LADDER_WIDTH = 536;
/** Sharp on dense screens. */
const SCALE = 2;
const GLYPH_SCALE = 3;

/** The ladder and the glyphs of the decisions, as PNG: they need no remote loading. */
export function reviewPictures(
  snapshot: ReviewSnapshot,
  asked: readonly WorkloadLine[],
  fonts: readonly FontFile[],
): Picture[] {
  const ladder = layoutLadder(ladderItems(snapshot), {
    width: LADDER_WIDTH,
    variant: "small",
    currency: snapshot.currency,
  });
  const glyphs = new Map(asked.map((line) => [glyphName(line), line]));
  return [
    picture("ladder.png", ladder, SCALE, fonts),
    ...[...glyphs].map(([name, line]) =>
      picture(
        name,
        layoutGlyph(line.level, line.recommendedLevel ?? line.level, line.action ?? "keep"),
        GLYPH_SCALE,
        fonts,
      ),
    ),
  ];
}

function picture(name: string, drawing: Drawing, scale: number, fonts: readonly FontFile[]): Picture {
  const svg = toSvg(drawing, { palette: SHEET, sans: "Geist", serif: "Source Serif 4", isOpaque: true });
  const rendered = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { fontFiles: fonts.map(({ file }) => file), loadSystemFonts: false, defaultFontFamily: "Geist" },
  }).render();
  return {
    name,
    alt: drawing.label,
    width: Math.round(drawing.width),
    height: Math.round(drawing.height),
    png: rendered.asPng(),
  };
}
