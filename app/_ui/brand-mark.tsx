/** The house's mark: two rails, five rungs. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth={1.5}>
        <path d="M4 21 8.2 1M18 21 13.8 1" />
        <path d="M2 18.6h18M4 14.4h14M5 10.4h12M6 6.6h10M7 3h8" />
      </g>
    </svg>
  );
}
