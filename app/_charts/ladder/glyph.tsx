import { layoutGlyph, type LadderKind, type Level } from "@/server/drawings";
import { DrawingElement } from "../drawing-element";

export interface GlyphProps {
  readonly from: Level | null;
  readonly to: Level | null;
  readonly kind: LadderKind;
}

/** The ladder of one workload beside its line in a list, 36 × 46. */
export const Glyph = ({ from, to, kind }: GlyphProps) => (
  <DrawingElement drawing={layoutGlyph(from, to, kind)} className="glyph" />
);
