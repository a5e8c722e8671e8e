/** ● disc · ◐ half · dashed ○ open · × cross · – dash · ■ square · ▲ triangle. */
export type StatusShapeName = "disc" | "half" | "open" | "cross" | "dash" | "square" | "triangle";

const SHAPES: Readonly<Record<StatusShapeName, React.ReactNode>> = {
  disc: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />
    </>
  ),
  open: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 1.6" />,
  cross: <path d="m2 2 8 8M10 2 2 10" stroke="currentColor" strokeWidth="2" />,
  dash: <path d="M1.5 6h9" stroke="currentColor" strokeWidth="1.8" />,
  square: <path d="M2 2h8v8H2z" fill="currentColor" />,
  triangle: <path d="M6 1 11.5 11H.5z" fill="currentColor" />,
};

/** A status as a shape; the word beside it says it again. */
export function StatusShape({ shape, size = 11 }: { shape: StatusShapeName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {SHAPES[shape]}
    </svg>
  );
}
