import { type ReactNode, useRef } from 'react';
import { TakeAway } from './take-away.tsx';

/** What may be wider than the screen: it scrolls for itself, and by keys. With a name it can be taken away as a file of that name. */
export function Scrolls({
  label,
  takenAs,
  children,
}: {
  readonly label: string;
  readonly takenAs?: string;
  readonly children: ReactNode;
}) {
  const section = useRef<HTMLElement>(null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants a region that scrolls to take the focus */}
      <section className="scroll" tabIndex={0} aria-label={label} ref={section}>
        {children}
      </section>
      {takenAs !== undefined && <TakeAway of={section} name={takenAs} />}
    </>
  );
}
