import type { ReactNode } from 'react';

/** What may be wider than the screen: it scrolls for itself, and by keys. */
export const Scrolls = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants a region that scrolls to take the focus
  <section className="scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
);
