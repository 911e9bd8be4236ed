/** A bar beside a figure that says the same: `share` of the width, `inner` of it marked. */
export const Bar = ({ share, inner = 0 }: { readonly share: number; readonly inner?: number }) => (
  <svg className="bar-of" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect className="outer" width={100 * share} height="10" />
    <rect width={100 * inner} height="10" />
  </svg>
);
